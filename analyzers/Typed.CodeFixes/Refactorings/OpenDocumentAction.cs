using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Typed.CodeFixes.Refactorings;

/// <summary>A code action that opens an additional file of the solution and changes nothing.</summary>
internal sealed class OpenDocumentAction(string title, DocumentId file) : CodeAction
{
    /// <inheritdoc/>
    public override string Title => title;

    /// <inheritdoc/>
    public override string EquivalenceKey => "Typed.GoToSchema";

    /// <summary>The tag of Roslyn's own actions of this kind. Its language server supports text edits only, so it leaves them out.</summary>
    public override ImmutableArray<string> Tags => ["RequiresNonDocumentChange"];

    /// <inheritdoc/>
    protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([new OpenOperation(title, file)]);

    /// <inheritdoc/>
    // No change, so no preview. Opening the file for a preview would be the navigation itself.
    protected override Task<IEnumerable<CodeActionOperation>> ComputePreviewOperationsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<CodeActionOperation>>([]);

    private sealed class OpenOperation(string title, DocumentId file) : CodeActionOperation
    {
        public override string Title => title;

        public override void Apply(Workspace workspace, CancellationToken cancellationToken)
        {
            // The file may have been removed since the action was created.
            if (workspace.CanOpenDocuments && workspace.CurrentSolution.ContainsAdditionalDocument(file))
            {
                workspace.OpenAdditionalDocument(file, activate: true);
            }
        }
    }
}
