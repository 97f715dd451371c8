using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Typed.CodeFixes;

/// <summary>The base of the code fixes: it offers fixes for one diagnostic after the other. Fix All applies them one by one, unless a fix says otherwise.</summary>
public abstract class RuleCodeFixProvider : CodeFixProvider
{
    private protected RuleCodeFixProvider(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model)
        {
            foreach (var diagnostic in context.Diagnostics)
            {
                Register(context, diagnostic, root, model);
            }
        }
    }

    /// <summary>Offers the fixes for one diagnostic.</summary>
    private protected abstract void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model);
}
