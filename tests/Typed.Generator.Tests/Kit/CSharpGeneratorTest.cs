using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Generator.Tests.Kit;

/// <summary>A test of the sources that the generator adds to a project. The schemas' providers and the project's properties come from a <c>.globalconfig</c>, as in a build.</summary>
internal sealed class CSharpGeneratorTest : CSharpSourceGeneratorTest<TypedGenerator, DefaultVerifier>
{
    /// <summary>Creates the test.</summary>
    /// <param name="files">The schema files.</param>
    /// <param name="properties">The project's properties.</param>
    public CSharpGeneratorTest(IReadOnlyCollection<InMemoryFile> files, params (string Name, string Value)[] properties)
    {
        TestState.AdditionalFiles.AddRange(files.Select(file => ("/" + file.Path, file.GetText())));
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", string.Concat(
        [
            "is_global = true\n",
            .. properties.Select(property => $"build_property.{property.Name} = {property.Value}\n"),
            .. files.Select(file => $"[/{file.Path}]\nbuild_metadata.AdditionalFiles.TypedProvider = {file.Provider}\n"),
        ])));
        // A model without a price.
        DisabledDiagnostics.Add("TYP0003");
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
    }

    /// <summary>Expects a source.</summary>
    public CSharpGeneratorTest Expect(string hintName, string text)
    {
        TestState.GeneratedSources.Add((typeof(TypedGenerator), hintName, text));
        return this;
    }

    // The platform comes from the running process; nothing is downloaded.
    protected override Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(id, primaryProject.Name, primaryProject.Name, LanguageNames.CSharp)
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(id, LivingDriver.References);
        solution = primaryProject.Sources.Aggregate(
            solution, (made, file) => made.AddDocument(DocumentId.CreateNewId(id), file.filename, file.content, filePath: file.filename));
        solution = primaryProject.AdditionalFiles.Aggregate(
            solution, (made, file) => made.AddAdditionalDocument(DocumentId.CreateNewId(id), file.filename, file.content, filePath: file.filename));
        return Task.FromResult(primaryProject.AnalyzerConfigFiles.Aggregate(
            solution, (made, file) => made.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), file.filename, file.content, filePath: file.filename)).GetProject(id)!);
    }
}
