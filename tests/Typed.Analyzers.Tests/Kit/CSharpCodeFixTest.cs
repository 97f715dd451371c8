using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>
/// A test of a code fix, with this project's references and options. It applies one fix, then all fixes one after the other, then Fix All in the document, the project and
/// the solution, each with the expected number of iterations.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The code fix.</typeparam>
internal sealed class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private readonly ConcurrentQueue<string[]> _titles = [];

    public CSharpCodeFixTest()
    {
        MarkupOptions = TestProjects.MarkupOptions;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
    }

    /// <summary>The file after one fix, or null if no diagnostic may have a fix.</summary>
    public new string? FixedCode { get; init; }

    /// <summary>The file after Fix All with the same choice, or null if it is <see cref="FixedCode"/>.</summary>
    public new string? BatchFixedCode { get; init; }

    /// <summary>The index of the fixable diagnostic whose fix is applied first.</summary>
    public int DiagnosticIndex { get; init; }

    /// <summary>The titles of all fixes that are offered for that diagnostic, or null if the test does not check them.</summary>
    public string[]? ExpectedTitles { get; init; }

    /// <summary>Runs the test until xunit cancels it.</summary>
    public Task RunAsync() => RunAsync(TestContext.Current.CancellationToken);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        if (BatchFixedCode is not null)
        {
            await RunAsync(FixedCode!, CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck, 1, cancellationToken);
        }

        await RunAsync(BatchFixedCode ?? FixedCode, CodeFixTestBehaviors.None, null, cancellationToken);
        if (ExpectedTitles is not null)
        {
            Assert.Equal(ExpectedTitles, _titles.First());
        }
    }

    private Task RunAsync(string? fixedCode, CodeFixTestBehaviors behaviors, int? iterations, CancellationToken cancellationToken)
    {
        CodeFixTestBehaviors = behaviors;
        NumberOfIncrementalIterations = iterations;
        foreach (var state in new[] { FixedState, BatchFixedState })
        {
            // Diagnostics that remain are marked even if they have a fix.
            state.MarkupHandling = MarkupMode.Allow;
            state.Sources.Clear();
            state.Sources.AddRange(TestState.Sources);
            if (fixedCode is not null)
            {
                var first = state.Sources[0];
                state.Sources.RemoveAt(0);
                state.Sources.Insert(0, (first.filename, Microsoft.CodeAnalysis.Text.SourceText.From(fixedCode, first.content.Encoding, first.content.ChecksumAlgorithm)));
            }
        }

        return base.RunImplAsync(cancellationToken);
    }

    protected override Diagnostic? TrySelectDiagnosticToFix(ImmutableArray<Diagnostic> fixableDiagnostics) => fixableDiagnostics[DiagnosticIndex];

    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
    {
        var all = base.FilterCodeActions(actions);
        if (!all.IsEmpty)
        {
            _titles.Enqueue([.. all.Select(action => action.Title)]);
        }

        return all;
    }

    protected override Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken) =>
        TestProjects.CreateAsync(primaryProject, LanguageVersion.CSharp13);

    // The severities are those of the descriptors and of .editorconfig, as in a build.
    protected override Project ApplyCompilationOptions(Project project) => project;
}
