using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Typed.CodeFixes.Refactorings;

/// <summary>An offer that opens an additional file of the solution and changes nothing.</summary>
internal sealed class OpenDocumentAction(string title, DocumentId file) : CodeAction
{
    /// <inheritdoc/>
    public override string Title => title;

    /// <inheritdoc/>
    public override string EquivalenceKey => "Typed.GoToSchema";

    /// <summary>What Roslyn's own offers of this kind say: its language server, which carries text edits alone, then leaves them out.</summary>
    public override ImmutableArray<string> Tags => ["RequiresNonDocumentChange"];

    /// <inheritdoc/>
    protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new OpenOperation(title, file)]);

    /// <inheritdoc/>
    // No change, no preview; and to open the file for one would be the jump itself.
    protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([]);

    private sealed class OpenOperation(string title, DocumentId file) : CodeActionOperation
    {
        public override string Title => title;

        public override void Apply(Workspace workspace, CancellationToken cancellationToken)
        {
            // The file may be gone since the offer was made.
            if (workspace.CanOpenDocuments && workspace.CurrentSolution.ContainsAdditionalDocument(file))
            {
                workspace.OpenAdditionalDocument(file, activate: true);
            }
        }
    }
}
