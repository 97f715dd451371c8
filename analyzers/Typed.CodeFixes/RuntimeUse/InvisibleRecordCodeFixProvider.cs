using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;

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

    // A list without remaining attributes is removed with its line; text above the first one belongs to the type.
    private static SyntaxNode Without(SyntaxNode root, IEnumerable<AttributeSyntax> attributes)
    {
        var removed = new HashSet<AttributeSyntax>(attributes);
        return root.ReplaceNodes(
            removed.Select(attribute => attribute.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!).Distinct(),
            (original, rewritten) => rewritten
                .WithAttributeLists(SyntaxFactory.List(original.AttributeLists.Select(Kept).OfType<AttributeListSyntax>()))
                .WithLeadingTrivia(original.GetLeadingTrivia()));

        AttributeListSyntax? Kept(AttributeListSyntax list)
        {
            var kept = list.Attributes;
            foreach (var attribute in list.Attributes.Where(removed.Contains))
            {
                kept = kept.Remove(kept.First(candidate => candidate.IsEquivalentTo(attribute)));
            }

            return kept.Count == 0 ? null : list.WithAttributes(kept);
        }
    }
}
