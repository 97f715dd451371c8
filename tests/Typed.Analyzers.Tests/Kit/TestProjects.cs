using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>What all tests on Microsoft.CodeAnalysis.Testing share.</summary>
internal static class TestProjects
{
    /// <summary>"$$" starts a raw string literal in some snippets, and is no position.</summary>
    public const MarkupOptions MarkupOptions = Microsoft.CodeAnalysis.Testing.MarkupOptions.TreatPositionIndicatorsAsCode;

    /// <summary>Creates the project of a test as a copy of a shared one. The platform comes from the running process; nothing is downloaded.</summary>
    public static async Task<Project> CreateAsync(EvaluatedProjectState state, LanguageVersion version)
    {
        var project = await SharedProjects.OfAsync(state.AdditionalReferences, version, state.OutputKind);
        var solution = state.Sources.Aggregate(
            project.Solution, (made, source) => made.AddDocument(DocumentId.CreateNewId(project.Id), Path.GetFileName(source.filename), source.content, filePath: source.filename));
        return state.AnalyzerConfigFiles.Aggregate(
            solution, (made, file) => made.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project.Id), file.filename, file.content, filePath: file.filename))
            .GetProject(project.Id)!;
    }

    extension(SolutionState state)
    {
        /// <summary>The content of the project's <c>.editorconfig</c> below <c>[*.cs]</c>.</summary>
        public string EditorConfig
        {
            set => state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + value));
        }
    }
}
