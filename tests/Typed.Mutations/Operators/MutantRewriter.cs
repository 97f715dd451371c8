using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Mutations.Compiling;

namespace Typed.Mutations.Operators;

/// <summary>Adds the mutants of a file. Each is a branch beside the original code, so that one compilation contains all of them.</summary>
internal sealed class MutantRewriter(SemanticModel model, MutantList mutants) : CSharpSyntaxRewriter
{
    private readonly Branches _branches = new(mutants);

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || IsLeftAlone(node))
        {
            return node;
        }

        var visited = base.Visit(node);
        return (node, visited) switch
        {
            (StatementSyntax statement, StatementSyntax changed) => Statement(statement, changed),
            (ExpressionSyntax expression, ExpressionSyntax changed) => Expression(expression, changed),
            _ => visited,
        };
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var visited = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
        List<SwitchExpressionArmSyntax> arms = [];
        foreach (var (original, changed) in node.Arms.Zip(visited.Arms))
        {
            arms.AddRange(_branches.Arm(original, changed));
        }

        return visited.WithArms(SyntaxFactory.SeparatedList(arms));
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return visited.WithLabels(SyntaxFactory.List(node.Labels.Zip(visited.Labels).Select(label => _branches.Label(label.First, label.Second))));
    }

    // Code that runs once for all tests, and places that need constants.
    private static bool IsLeftAlone(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumMemberDeclarationSyntax or PatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Modifiers.Any(SyntaxKind.StaticKeyword),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } } } => true,
        _ => false,
    };

    private static bool IsBound(ExpressionSyntax expression) => expression switch
    {
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsBound(access.Expression),
        ElementAccessExpressionSyntax access => IsBound(access.Expression),
        InvocationExpressionSyntax call => IsBound(call.Expression),
        ConditionalAccessExpressionSyntax access => IsBound(access.Expression),
        PostfixUnaryExpressionSyntax unary => IsBound(unary.Operand),
        _ => false,
    };

    private StatementSyntax Statement(StatementSyntax original, StatementSyntax visited)
    {
        var statement = visited;
        foreach (var changed in StatementMutants.Of(original))
        {
            statement = _branches.Instead(original, statement, changed);
        }

        return StatementMutants.IsRemovable(original) ? _branches.Removed(original, statement) : statement;
    }

    private ExpressionSyntax Expression(ExpressionSyntax original, ExpressionSyntax visited)
    {
        // A part of a?.b needs its place behind the question mark.
        if (IsBound(original))
        {
            return visited;
        }

        var expression = visited;
        // A statement takes calls and assignments only.
        foreach (var changed in original.Parent is ExpressionStatementSyntax ? [] : ExpressionMutants.Of(original, model))
        {
            expression = _branches.Instead(original, expression, changed);
        }

        var (always, never) = ConditionRole.Of(original, model);
        if (always)
        {
            expression = _branches.Always(original, expression);
        }

        return never ? _branches.Never(original, expression) : expression;
    }
}
