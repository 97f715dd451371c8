using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>A test of an analyzer, with this project's references and options.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal sealed class CSharpAnalyzerTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public CSharpAnalyzerTest() => MarkupOptions = TestProjects.MarkupOptions;

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.CSharp13;

    /// <summary>The messages of all diagnostics in the order of their positions, or null if the test does not check them. A test that does also checks that the rule leaves
    /// generated code alone and that <c>#pragma warning disable</c> suppresses it: in all tests these two runs would take too long.</summary>
    public string[]? ExpectedMessages { get; init; }

    /// <summary>Runs the test until xunit cancels it.</summary>
    public Task RunAsync() => RunAsync(TestContext.Current.CancellationToken);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestBehaviors = ExpectedMessages is null ? TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck : TestBehaviors.None;
        var found = new List<Diagnostic>();
        DiagnosticVerifier = (diagnostic, _, _) => found.Add(diagnostic);
        await base.RunImplAsync(cancellationToken);
        if (ExpectedMessages is not null)
        {
            Assert.Equal(ExpectedMessages, AnalyzerRun.Sorted(found).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        }
    }

    protected override Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken) =>
        TestProjects.CreateAsync(primaryProject, LanguageVersion);

    // The severities are those of the descriptors and of .editorconfig, as in a build.
    protected override Project ApplyCompilationOptions(Project project) => project;
}
