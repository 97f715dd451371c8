using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Typed.Mutations.Operators;

/// <summary>The changes of an expression: operators, literals, swapped methods and default values.</summary>
internal static class ExpressionMutants
{
    /// <summary>The changes of an expression. Each stands beside the original: a variable that is declared in it cannot be declared twice.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax expression, SemanticModel model) =>
        Changes(expression, model).Where(changed => !Declares(changed)).Concat(DefaultInstead(expression, model));

    private static bool Declares(ExpressionSyntax expression) => expression.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).Any(node => node is SingleVariableDesignationSyntax);

    private static IEnumerable<ExpressionSyntax> Changes(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce =>
            coalesce.Right is ThrowExpressionSyntax ? [] : [coalesce.Right, LeftOf(coalesce, model)],
        BinaryExpressionSyntax binary => Swaps.Of(binary, model),
        InvocationExpressionSyntax call when Swaps.Of(call) is { } other => [other],
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access when Swaps.Of(call) is { } other => [access.WithWhenNotNull(other)],
        IsPatternExpressionSyntax test => PatternMutants.Of(test.Pattern).Select(test.WithPattern),
        LiteralExpressionSyntax literal => Literal(literal),
        InterpolatedStringExpressionSyntax when model.GetTypeInfo(expression).ConvertedType?.SpecialType == SpecialType.System_String => [ParseExpression("\"\"")],
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => [minus.Operand],
        _ => [],
    };

    private static ExpressionSyntax LeftOf(BinaryExpressionSyntax coalesce, SemanticModel model) =>
        model.GetTypeInfo(coalesce.Left).Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && model.GetTypeInfo(coalesce).Type is { OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            ? InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ParenthesizedExpression(coalesce.Left), IdentifierName("GetValueOrDefault")))
            : coalesce.Left;

    private static IEnumerable<ExpressionSyntax> Literal(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.NumericLiteralExpression => [ParseExpression(literal + " + 1")],
        SyntaxKind.TrueLiteralExpression => [ParseExpression("false")],
        SyntaxKind.FalseLiteralExpression => [ParseExpression("true")],
        SyntaxKind.StringLiteralExpression => [ParseExpression(literal.Token.ValueText.Length > 0 ? "\"\"" : "\"?\"")],
        SyntaxKind.CharacterLiteralExpression => [ParseExpression("'~'")],
        _ => [],
    };

    // A result or a member of a new object that keeps its default value. Null where the type does not allow it is no realistic mistake.
    private static IEnumerable<ExpressionSyntax> DefaultInstead(ExpressionSyntax expression, SemanticModel model)
    {
        var isValue = expression.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax { Parent: not ConstructorDeclarationSyntax }
            || expression.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Right == expression;
        if (!isValue || expression is LiteralExpressionSyntax or DefaultExpressionSyntax or RefExpressionSyntax or ThrowExpressionSyntax or InitializerExpressionSyntax
            || model.GetTypeInfo(expression).ConvertedType is not { TypeKind: not TypeKind.Error, SpecialType: not (SpecialType.System_Void or SpecialType.System_Boolean) } type
            || !(type.IsValueType || IsNullable(expression, model)) || type.Name is "ValueTask")
        {
            return [];
        }

        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes));
        return [ParseExpression($"default({name})!")];
    }

    private static bool IsNullable(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression.Parent is AssignmentExpressionSyntax assignment)
        {
            return model.GetSymbolInfo(assignment.Left).Symbol is IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated };
        }

        var type = expression.Ancestors().Select(ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        }).FirstOrDefault(found => found is not null);
        return type is NullableTypeSyntax || type is GenericNameSyntax { TypeArgumentList.Arguments: [NullableTypeSyntax] };
    }
}
