using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>
/// A project of any number of files, for what Microsoft.CodeAnalysis.Testing does not do: all analyzers over many snippets in one compilation, all fixes of all diagnostics,
/// properties of the build, and a workspace that opens files.
/// </summary>
internal sealed class SnippetProject
{
    /// <summary>The files by path.</summary>
    public List<(string Path, string Content)> Sources { get; } = [];

    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>The content of <c>.editorconfig</c> below <c>[*.cs]</c>, or null for none.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>The properties of the build that analyzers see, or null for none.</summary>
    public string? BuildProperties { get; init; }

    /// <summary>C# 14 on Roslyn 5, or null on an older one.</summary>
    public static LanguageVersion? CSharp14 => LanguageVersionFacts.TryParse("14.0", out var version) ? version : null;

    /// <summary>Creates the project as a copy of a shared one.</summary>
    public async Task<Project> CreateProjectAsync() =>
        AddFiles(await SharedProjects.OfAsync(AdditionalReferences, LanguageVersion.CSharp13, OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Creates the project on the workspace's current solution.</summary>
    public Project CreateProject(Workspace workspace) =>
        AddFiles(SharedProjects.Add(workspace.CurrentSolution, AdditionalReferences, LanguageVersion.CSharp13, OutputKind.DynamicallyLinkedLibrary));

    private Project AddFiles(Project project)
    {
        var solution = AddConfig(project.Solution, project.Id, ".editorconfig", EditorConfig is null ? null : "root = true\n[*.cs]\n" + EditorConfig);
        solution = AddConfig(solution, project.Id, ".globalconfig", BuildProperties is null ? null : "is_global = true\n" + BuildProperties);
        return Sources
            .Aggregate(solution, (made, source) => made.AddDocument(DocumentId.CreateNewId(project.Id), source.Path, SourceText.From(source.Content), filePath: "/" + source.Path))
            .GetProject(project.Id)!;
    }

    private static Solution AddConfig(Solution solution, ProjectId id, string name, string? content) =>
        content is null ? solution : solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), name, SourceText.From(content), filePath: "/" + name);
}
