using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;

namespace Typed.CodeFixes.SeveralValues;

/// <summary>Adds a property that a request lacks, or removes one that it should not have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitializerCodeFixProvider))]
[Shared]
public sealed class InitializerCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.SlotWithoutEarlier, DiagnosticIds.BrokenRule, DiagnosticIds.DocumentedRule, DiagnosticIds.MixedInputs)
{
    /// <summary>The equivalence key of the action that adds the missing property.</summary>
    public const string Add = "Typed.AddMissing";

    /// <summary>The equivalence key of the remove action: Fix All removes each request's first candidate, or each one's second.</summary>
    /// <param name="rank">The rank, 0 for the first.</param>
    public static string Remove(int rank) => "Typed.RemoveOrphan+" + rank.ToString(CultureInfo.InvariantCulture);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        var fix = FixData.Of(diagnostic);
        if (RequestAt(root, diagnostic, fix) is not { } request)
        {
            return;
        }

        foreach (var property in fix.Add)
        {
            if (MissingValue.For(request, property, model, context.CancellationToken) is { } value)
            {
                Offer($"Set {property}", Add, _ => InitializerEdit.With(request, property, value));
            }
        }

        for (var rank = 0; rank < fix.Remove.Count; rank++)
        {
            var group = fix.Remove[rank];
            if (group.All(property => InitializerEdit.Find(request, property) is not null))
            {
                Offer($"Remove {string.Join(" and ", group)}", Remove(rank), _ => group.Aggregate(request, InitializerEdit.Without));
            }
        }

        void Offer(string title, string key, Func<CancellationToken, InitializerExpressionSyntax> edit) => context.RegisterCodeFix(
            CodeAction.Create(title, token => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(request, edit(token)))), key), diagnostic);
    }

    // The diagnostic is at a value of the request, or at its type's name.
    private static InitializerExpressionSyntax? RequestAt(SyntaxNode root, Diagnostic diagnostic, FixData fix) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf()
            .Select(node => node switch
            {
                BaseObjectCreationExpressionSyntax creation => creation.Initializer,
                WithExpressionSyntax with => with.Initializer,
                _ => null,
            })
            .FirstOrDefault(list => list is not null && fix.Remove.SelectMany(group => group).Any(name => InitializerEdit.Find(list, name) is not null));
}
