using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Typed.Analyzers.Tests.Refactorings;

/// <summary>A workspace as an editor has one: it opens files, or says that it cannot.</summary>
internal sealed class OpeningWorkspace(bool canOpen) : Workspace(MefHostServices.DefaultHost, "Test")
{
    public List<(string? Path, bool Activate)> Opened { get; } = [];

    public bool CanOpen { get; set; } = canOpen;

    public override bool CanOpenDocuments => CanOpen;

    public void Set(Solution solution) => SetCurrentSolution(solution);

    public override void OpenAdditionalDocument(DocumentId documentId, bool activate = true) =>
        Opened.Add((CurrentSolution.GetAdditionalDocument(documentId)?.FilePath, activate));
}
