using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;

namespace Typed.CodeFixes.Drift;

/// <summary>Sets a field to the default that it had at the model's last review.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReviewedDefaultCodeFixProvider))]
[Shared]
public sealed class ReviewedDefaultCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.DefaultChanged)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string Key = "Typed.SetReviewedDefault";

    // Two fields of one request are written to one initializer. Fix a whole document at once, or one change would undo the other.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root ? document.WithSyntaxRoot(Apply(root, diagnostics)) : document);

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (Setting.TryRead(diagnostic, root) is { } setting)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Set {setting.Property} as before", _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(root, [diagnostic]))), Key),
                diagnostic);
        }
    }

    private static SyntaxNode Apply(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        var settings = diagnostics.Select(diagnostic => Setting.TryRead(diagnostic, root)).OfType<Setting>().ToLookup(setting => setting.Creation);
        return root.ReplaceNodes(
            settings.Select(group => group.Key),
            (original, rewritten) => settings[original].Aggregate(rewritten, InitializerAddition.Add));
    }
}

/// <summary>The data of a diagnostic.</summary>
internal sealed record Setting(BaseObjectCreationExpressionSyntax Creation, string Property, string Expression)
{
    public static Setting? TryRead(Diagnostic diagnostic, SyntaxNode root) =>
        FixData.Of(diagnostic) is { Property: { } property, Expression: { } expression }
        && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation
            ? new Setting(creation, property, expression)
            : null;
}
