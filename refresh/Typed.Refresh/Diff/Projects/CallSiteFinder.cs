using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Finds the locations in code that changes affect: removed names, and requests that are rejected or have another cost.</summary>
internal sealed class CallSiteFinder
{
    private const int MaxText = 120;

    private readonly ProjectCode _code;
    private readonly Func<string, string> _shown;
    private readonly ILookup<(string Provider, string Model), Change> _changes;
    private readonly ILookup<string, Change> _removedModels;
    private readonly RequestEffects _requests;
    private readonly List<(CallSite Site, SyntaxTree Tree, TextSpan Span)> _sites = [];

    private CallSiteFinder(ProjectCode code, IReadOnlyList<Change> changes, SchemaState old, SchemaState current, Func<string, string> shown)
    {
        _code = code;
        _shown = shown;
        _changes = changes.ToLookup(change => (change.Provider, change.Model));
        _removedModels = changes.OfType<ModelRemoved>().ToLookup(change => change.Model, change => (Change)change, StringComparer.Ordinal);
        _requests = new RequestEffects(code.Compilation, old, current);
    }

    public static IReadOnlyList<CallSite> Find(
        ProjectCode code, IReadOnlyList<Change> changes, SchemaState old, SchemaState current, Func<string, string> shown, CancellationToken cancellationToken)
    {
        var finder = new CallSiteFinder(code, changes, old, current, shown);
        foreach (var tree in code.Trees)
        {
            finder.File(tree, cancellationToken);
        }

        return
        [
            .. finder._sites.Select(found => found.Site)
                .Distinct()
                .OrderBy(site => site.File, StringComparer.Ordinal).ThenBy(site => site.Line).ThenBy(site => site.Column).ThenBy(site => site.Message, StringComparer.Ordinal),
        ];
    }

    private void File(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var model = _code.Compilation.GetSemanticModel(tree);
        var nodes = tree.GetRoot(cancellationToken).DescendantNodes().ToList();
        foreach (var node in nodes)
        {
            switch (node)
            {
                case SimpleNameSyntax { IsVar: false } name:
                    Name(name, model.GetSymbolInfo(name, cancellationToken).Symbol);
                    break;
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    foreach (var change in _removedModels[literal.Token.ValueText])
                    {
                        Add(literal, CallSiteEffect.Breaks, $"uses the model '{change.Model}', which was removed", change);
                    }

                    break;
            }
        }

        foreach (var node in nodes.OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (model.GetOperation(node, cancellationToken) is IObjectCreationOperation { Type: INamedTypeSymbol type } creation && ModelSymbols.ModelOf(type) is { } key)
            {
                foreach (var (effect, message, change) in _requests.Of(creation, [.. _changes[key]], cancellationToken))
                {
                    // A value that the request names was already found by its name.
                    if (!_sites.Any(known => known.Site.Change == change && known.Tree == tree && node.Span.Contains(known.Span)))
                    {
                        Add(node is ObjectCreationExpressionSyntax { Type: var head } ? head : node, effect, message, change);
                    }
                }
            }
        }
    }

    private void Name(SimpleNameSyntax name, ISymbol? symbol)
    {
        // The name in a constructor call is the type's name.
        switch (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol)
        {
            case INamedTypeSymbol type when ModelSymbols.ModelOf(type) is { } key:
                foreach (var change in _changes[key].Where(change => change is ModelRemoved || change is CodeNameChanged { Field: null }))
                {
                    Add(name, CallSiteEffect.Breaks, change is ModelRemoved ? $"the model '{key.Model}' was removed" : change.Message, change);
                }

                break;
            case IFieldSymbol member when ModelSymbols.ValueOf(member) is var (field, value) && ModelSymbols.ModelOf(member.ContainingType) is { } key:
                foreach (var change in _changes[key].Where(change => IsOf(change, field) && (change is ValueRemoved removed ? removed.Value == value : change is CodeNameChanged renamed && renamed.Before == member.Name)))
                {
                    Add(name, CallSiteEffect.Breaks, $"{field} of '{key.Model}': {change.Message}", change);
                }

                break;
            case IPropertySymbol property when ModelSymbols.FieldOf(property) is { } field && ModelSymbols.ModelOf(property.ContainingType) is { } key:
                foreach (var change in _changes[key].Where(change => change.Field == field && (change is FieldRemoved or TypeChanged || (change is CodeNameChanged renamed && renamed.Before == property.Name))))
                {
                    Add(name, CallSiteEffect.Breaks, $"{field} of '{key.Model}': {change.Message}", change);
                }

                break;
        }
    }

    // The enum of a nested field contains only the field's own name.
    private static bool IsOf(Change change, string field) =>
        change.Field?.Replace("[]", "", StringComparison.Ordinal) is { } path && (path == field || path.EndsWith("." + field, StringComparison.Ordinal));

    private void Add(SyntaxNode node, CallSiteEffect effect, string message, Change change)
    {
        var place = node.GetLocation().GetLineSpan().StartLinePosition;
        var text = Templates.TextFunctions.OneLine(node.ToString());
        var site = new CallSite(
            _shown(node.SyntaxTree.FilePath), place.Line + 1, place.Character + 1, text.Length > MaxText ? text[..MaxText] + "…" : text, effect, message, change);
        _sites.Add((site, node.SyntaxTree, node.Span));
    }
}
