using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;
using Typed.CodeFixes.OneValue;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Removes the attribute for a record that the serializer's generator cannot see.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvisibleRecordCodeFixProvider))]
[Shared]
public sealed class InvisibleRecordCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.InvisibleRecord)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.RemoveInvisible";

    // Adjacent lines are removed at once: one by one, their edits would overlap.
    private static readonly FixAllProvider s_fixAll = FixAllProvider.Create(async (context, document, diagnostics) =>
        await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            ? document.WithSyntaxRoot(Without(root, diagnostics.Select(diagnostic => AttributeAt(root, diagnostic)).OfType<AttributeSyntax>()))
            : document);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => s_fixAll;

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (AttributeAt(root, diagnostic) is { } attribute)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Remove [{attribute.WithoutTrivia()}]", _ => Task.FromResult(context.Document.WithSyntaxRoot(Without(root, [attribute]))), EquivalenceKey),
                diagnostic);
        }
    }

    private static AttributeSyntax? AttributeAt(SyntaxNode root, Diagnostic diagnostic) =>
        FixData.Of(diagnostic).IsRemovable
            ? root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()
            : null;

    private static SyntaxNode Without(SyntaxNode root, IEnumerable<AttributeSyntax> attributes)
    {
        var removed = new HashSet<AttributeSyntax>(attributes);
        return root.ReplaceNodes(
            removed.Select(attribute => attribute.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!).Distinct(),
            (original, _) => Without(original, removed));
    }

    // A list without remaining attributes is removed with its line. Text above it belongs to what follows; text above the first list, to the type.
    private static BaseTypeDeclarationSyntax Without(BaseTypeDeclarationSyntax type, HashSet<AttributeSyntax> removed)
    {
        var lists = new List<AttributeListSyntax>();
        var above = Enumerable.Empty<SyntaxTrivia>();
        foreach (var list in type.AttributeLists)
        {
            var leading = list.GetLeadingTrivia();
            if (list.Attributes.All(removed.Contains))
            {
                above = above.Concat(list == type.AttributeLists[0] ? leading.Take(leading.Count - LayoutTrivia.Indentation(leading).Count()) : LayoutTrivia.OwnLines(leading));
                continue;
            }

            lists.Add(list.WithAttributes(Without(list.Attributes, removed)).WithLeadingTrivia(above.Concat(leading)));
            above = [];
        }

        var changed = type.WithAttributeLists(SyntaxFactory.List(lists));
        var next = lists.Count == 0 ? changed.GetFirstToken() : changed.AttributeLists.Last().GetLastToken().GetNextToken();
        return changed.ReplaceToken(next, next.WithLeadingTrivia(above.Concat(next.LeadingTrivia)));
    }

    private static SeparatedSyntaxList<AttributeSyntax> Without(SeparatedSyntaxList<AttributeSyntax> attributes, HashSet<AttributeSyntax> removed)
    {
        var kept = attributes;
        for (var i = attributes.Count - 1; i >= 0; i--)
        {
            kept = removed.Contains(attributes[i]) ? ListItems.Without(kept, i) : kept;
        }

        return kept;
    }
}
