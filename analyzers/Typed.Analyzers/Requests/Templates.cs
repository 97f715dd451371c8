using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Requests;

/// <summary>Recognizes requests that are only starting points for <c>with</c> and are never sent.</summary>
/// <remarks>Called only before a diagnostic is reported, because it may search the whole project.</remarks>
internal static class Templates
{
    /// <summary>Whether a request is only copied by <c>with</c>.</summary>
    public static bool IsOnlyCopied(IOperation creation, CancellationToken cancellationToken) => IsOnlyCopied(creation, null, cancellationToken);

    /// <summary>Whether a request is only copied by <c>with</c>, and each copy sets the property.</summary>
    public static bool IsReplaced(IOperation creation, IPropertySymbol property, CancellationToken cancellationToken) => IsOnlyCopied(creation, property.Name, cancellationToken);

    /// <summary>Whether a value is a part of a request that is only copied by <c>with</c>, and each copy sets the property that it is in.</summary>
    public static bool IsWithinReplaced(IOperation part, CancellationToken cancellationToken)
    {
        for (var outer = part.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
        {
            if (outer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } }
                && IsReplaced(creation, property, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnlyCopied(IOperation creation, string? property, CancellationToken cancellationToken)
    {
        var outer = creation.Parent;
        while (outer is IConversionOperation { OperatorMethod: null })
        {
            outer = outer.Parent;
        }

        if (outer is IWithOperation { Syntax: WithExpressionSyntax syntax } with)
        {
            return Sets(syntax, property) || IsOnlyCopied(with, property, cancellationToken);
        }

        return Keeper(outer) is { } keeper && UsesOf(keeper, creation, cancellationToken).ToArray() is { Length: > 0 } uses
            && (uses.All(use => Copy(use) is { } copy && Sets(copy, property)) || IsChangedFirst(creation, uses, property));
    }

    // request = request with { … }; is the first use, in the block that declares it.
    private static bool IsChangedFirst(IOperation creation, IdentifierNameSyntax[] uses, string? property) =>
        uses is [{ Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } } change } target, { } copied, ..]
        && change.Left == target && change.Right is WithExpressionSyntax copy && Copy(copied) == copy && Sets(copy, property)
        && creation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent == block;

    // The local, field or property that stores the request.
    private static ISymbol? Keeper(IOperation? outer) => outer switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        IPropertyInitializerOperation { InitializedProperties: [var property] } => property,
        IReturnOperation { Syntax: ArrowExpressionClauseSyntax or ExpressionSyntax { Parent: ArrowExpressionClauseSyntax } } returned =>
            (returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) as IMethodSymbol)?.AssociatedSymbol,
        _ => null,
    };

    // Compares names only: another use of the name only means that the request is not considered a template.
    private static IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol keeper, IOperation creation, CancellationToken cancellationToken)
    {
        var roots = keeper is ILocalSymbol
            ? creation.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? [member] : []
            : creation.SemanticModel?.Compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellationToken)) ?? [];
        return roots.SelectMany(root => root.DescendantNodes()).OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == keeper.Name);
    }

    private static WithExpressionSyntax? Copy(IdentifierNameSyntax use)
    {
        ExpressionSyntax whole = use;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax
            || (whole.Parent is MemberAccessExpressionSyntax access && access.Name == whole))
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole.Parent is WithExpressionSyntax copy && copy.Expression == whole ? copy : null;
    }

    private static bool Sets(WithExpressionSyntax copy, string? property) => property is null || copy.Initializer.Expressions.Any(element =>
        element is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == property);
}
