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

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp13;

    /// <summary>The C# 14 of Roslyn 5; null on an older one.</summary>
    public static LanguageVersion? CSharp14 => LanguageVersionFacts.TryParse("14.0", out var version) ? version : null;

    /// <summary>A project with these sources, which have no markup any more.</summary>
    public Project CreateProject(Workspace workspace)
    {
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(id, "TestProject", "TestProject", LanguageNames.CSharp)
            .WithProjectParseOptions(id, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(
                OutputKind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .AddMetadataReferences(id, [.. References.Platform, .. AdditionalReferences]);
        foreach (var (path, content) in Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, SourceText.From(content), filePath: "/" + path);
        }

        if (EditorConfig is not null)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From("root = true\n[*.cs]\n" + EditorConfig), filePath: "/.editorconfig");
        }

        return solution.GetProject(id)!;
    }
}
