using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Typed.Analyzers.Contract;

namespace Typed.CodeFixes.Refactorings;

/// <summary>Moves the assignments of one model's record to another's. Assignments without a counterpart remain as comments.</summary>
internal sealed class ModelChange(TypedContract contract, SemanticModel model, ModelRecord from)
{
    public ObjectCreationExpressionSyntax To(ModelRecord target, ObjectCreationExpressionSyntax creation)
    {
        var changed = creation.WithType(Name(target.Type).WithTriviaFrom(creation.Type));
        if (creation.Initializer is not { } initializer)
        {
            return changed;
        }

        var kept = new List<SyntaxNodeOrToken>();
        var pending = default(SyntaxTriviaList);
        for (var i = 0; i < initializer.Expressions.Count; i++)
        {
            var expression = initializer.Expressions[i];
            SyntaxToken? separator = i < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(i) : null;
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax property } assignment && Carried(target, property, assignment) is { } carried)
            {
                kept.Add(carried.WithLeadingTrivia(pending.AddRange(expression.GetLeadingTrivia())).WithTrailingTrivia(expression.GetTrailingTrivia()));
                pending = default;
                if (separator is { } comma)
                {
                    kept.Add(comma);
                }

                continue;
            }

            pending = pending.AddRange(expression.GetLeadingTrivia())
                .Add(SyntaxFactory.Comment($"/* {expression.WithoutTrivia().ToString().Replace("*/", "* /")}: no counterpart in {target.Model} */"))
                .AddRange(separator?.TrailingTrivia ?? expression.GetTrailingTrivia());
        }

        return changed.WithInitializer(initializer
            .WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(kept))
            .WithCloseBraceToken(initializer.CloseBraceToken.WithLeadingTrivia(pending.AddRange(initializer.CloseBraceToken.LeadingTrivia))));
    }

    private AssignmentExpressionSyntax? Carried(ModelRecord target, IdentifierNameSyntax property, AssignmentExpressionSyntax assignment)
    {
        if (property.Identifier.ValueText == "ExtraParameters")
        {
            return assignment;
        }

        if (from.Fields.FirstOrDefault(field => field.Property.Name == property.Identifier.ValueText) is not { } source
            || Counterparts.Of(source, target) is not { } counterpart
            || Value(source, counterpart, assignment.Right) is not { } value)
        {
            return null;
        }

        return assignment
            .WithLeft(SyntaxFactory.IdentifierName(counterpart.Property.Name).WithTriviaFrom(property))
            .WithRight(value.WithTriviaFrom(assignment.Right));
    }

    private ExpressionSyntax? Value(RecordField source, RecordField target, ExpressionSyntax value)
    {
        var (before, after) = (Inner(source.Property.Type), Inner(target.Property.Type));
        if (SymbolEqualityComparer.Default.Equals(before, after))
        {
            return value;
        }

        if (contract.ParamEnumOf(before) is { } values && contract.ParamEnumOf(after) is { } others)
        {
            return model.GetConstantValue(value) is { HasValue: true, Value: { } constant } && Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture) is var number
                && values.Members.FirstOrDefault(member => member.Number == number) is { } member
                && Counterparts.Of(member, source.Role, others) is { } same
                ? Member(others.Type, same.Name)
                : null;
        }

        // Open lists of values have members with the same names.
        return value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && after is INamedTypeSymbol type
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(value).Symbol?.ContainingType, before)
            && type.GetMembers(name) is [{ IsStatic: true }]
                ? Member(type, name)
                : null;
    }

    private static ExpressionSyntax Member(INamedTypeSymbol type, string name) =>
        SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + name).WithAdditionalAnnotations(Simplifier.Annotation);

    private static TypeSyntax Name(INamedTypeSymbol type) =>
        SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithAdditionalAnnotations(Simplifier.Annotation);

    private static ITypeSymbol Inner(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
}
