using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>One test of an analyzer. Names are those of Microsoft.CodeAnalysis.Testing, so that it could take over.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal class CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public TestState TestState { get; } = new();

    /// <summary>The file that the test is about, with markup.</summary>
    public required string TestCode { get; init; }

    /// <summary>The messages of all findings in their order, where a test is about them.</summary>
    public string[]? ExpectedMessages { get; init; }

    public virtual Task RunAsync() => VerifyAnalysisAsync();

    /// <summary>The findings of the analyzer, which are as the markup says.</summary>
    protected async Task<(Document Document, ImmutableArray<Diagnostic> Found)> VerifyAnalysisAsync()
    {
        var markup = MarkupSource.Parse(TestCode);
        var (document, found) = await FindAsync(markup.Text);
        VerifyFindings(markup, found);
        if (ExpectedMessages is not null)
        {
            Assert.Equal(ExpectedMessages, found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return (document, found);
    }

    protected const string TestFile = "Test.cs";

    protected async Task<(Document Document, ImmutableArray<Diagnostic> Found)> FindAsync(string code)
    {
        var state = new TestState { LanguageVersion = TestState.LanguageVersion, OutputKind = TestState.OutputKind, EditorConfig = TestState.EditorConfig };
        state.Sources.Add((TestFile, code));
        state.Sources.AddRange(TestState.Sources);
        state.AdditionalReferences.AddRange(TestState.AdditionalReferences);
        var project = await state.CreateProjectAsync();
        var document = project.Documents.Single(candidate => candidate.Name == TestFile);
        return (document, await AnalyzerRun.DiagnosticsAsync(project, new TAnalyzer()));
    }

    protected static void VerifyFindings(MarkupSource markup, ImmutableArray<Diagnostic> found)
    {
        var text = SourceText.From(markup.Text);
        var expected = markup.Expected.OrderBy(finding => finding.Span.Start).ThenByDescending(finding => finding.Span.End).ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .Select(finding => Describe(finding.Id, TestFile, finding.Span));
        var actual = found.Select(diagnostic => Describe(
            diagnostic.Id, diagnostic.Location.SourceTree is { FilePath: "/" + TestFile } ? TestFile : diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan));
        Assert.Equal(expected, actual);

        string Describe(string id, string path, TextSpan span) => path == TestFile
            ? $"{id} at {text.Lines.GetLinePosition(span.Start)}: {text.ToString(span)}"
            : $"{id} in {path} at {span}";
    }
}
