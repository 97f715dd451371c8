using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>What makes up the project under test.</summary>
internal sealed class TestState
{
    /// <summary>The files; the first is the one that a test is about. <c>.g.cs</c> is generated code, as ever.</summary>
    public List<(string Path, string Content)> Sources { get; } = [];

    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>What <c>.editorconfig</c> says; null where there is none.</summary>
    public string? EditorConfig { get; set; }

    /// <summary>Properties of the build that analyzers see; null where there are none.</summary>
    public string? BuildProperties { get; set; }

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp13;

    /// <summary>The C# 14 of Roslyn 5; null on an older one.</summary>
    public static LanguageVersion? CSharp14 => LanguageVersionFacts.TryParse("14.0", out var version) ? version : null;

    /// <summary>A project with these sources, which no longer contain markup. It is a copy of a shared project.</summary>
    public async Task<Project> CreateProjectAsync()
    {
        var shared = await SharedProjects.OfAsync(this);
        return AddSources(shared.Solution, shared.Id, path => !SharedProjects.IsShared(path)).GetProject(shared.Id)!;
    }

    /// <summary>A project with these sources in a workspace of the test's own.</summary>
    public Project CreateProject(Workspace workspace) => CreateProject(workspace.CurrentSolution, _ => true);

    /// <summary>A project with those of the sources whose path is chosen.</summary>
    public Project CreateProject(Solution solution, Func<string, bool> isChosen)
    {
        var id = ProjectId.CreateNewId();
        solution = solution
            .AddProject(id, "TestProject", "TestProject", LanguageNames.CSharp)
            .WithProjectParseOptions(id, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(
                OutputKind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .AddMetadataReferences(id, [.. References.Platform, .. AdditionalReferences]);
        if (EditorConfig is not null)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From("root = true\n[*.cs]\n" + EditorConfig), filePath: "/.editorconfig");
        }

        if (BuildProperties is not null)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".globalconfig", SourceText.From("is_global = true\n" + BuildProperties), filePath: "/.globalconfig");
        }

        return AddSources(solution, id, isChosen).GetProject(id)!;
    }

    private Solution AddSources(Solution solution, ProjectId id, Func<string, bool> isChosen) => Sources.Where(source => isChosen(source.Path)).Aggregate(
        solution, (made, source) => made.AddDocument(DocumentId.CreateNewId(id), source.Path, SourceText.From(source.Content), filePath: "/" + source.Path));
}
