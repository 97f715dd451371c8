using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>
/// A test of a refactoring, on the base class that Microsoft.CodeAnalysis.Testing has for code actions: its package for refactorings is not available everywhere.
/// </summary>
/// <typeparam name="TRefactoring">The refactoring.</typeparam>
internal sealed class CSharpCodeRefactoringTest<TRefactoring> : CodeActionTest<DefaultVerifier>
    where TRefactoring : CodeRefactoringProvider, new()
{
    public CSharpCodeRefactoringTest() => MarkupOptions = TestProjects.MarkupOptions;

    /// <summary>The position of the caret in the first file.</summary>
    public required int Position { get; init; }

    /// <summary>The file after the refactoring, or null if the test checks only what is offered.</summary>
    public string? FixedCode { get; init; }

    /// <summary>The title of the refactoring that is applied.</summary>
    public string? Title { get; init; }

    /// <summary>Checks the titles of all refactorings that are offered, nested ones included, or null.</summary>
    public Action<ImmutableArray<CodeAction>>? OffersVerifier { get; init; }

    public override string Language => LanguageNames.CSharp;

    public override Type SyntaxKindType => typeof(SyntaxKind);

    protected override string DefaultFileExt => "cs";

    /// <summary>Runs the test until xunit cancels it.</summary>
    public Task RunAsync() => RunAsync(TestContext.Current.CancellationToken);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        var state = TestState.WithInheritedValuesApplied(null, []).WithProcessedMarkup(MarkupOptions, null, [], [], DefaultFilePath);
        await VerifyDiagnosticsAsync(new(state, ReferenceAssemblies), [], [], Verify, cancellationToken);
        var project = await CreateProjectAsync(new(state, ReferenceAssemblies), [], cancellationToken);
        var document = project.Documents.First();
        var offers = ImmutableArray.CreateBuilder<CodeAction>();
        await new TRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(Position, 0), offers.Add, cancellationToken));
        OffersVerifier?.Invoke(offers.ToImmutable());
        if (FixedCode is null)
        {
            return;
        }

        var action = FilterCodeActions(offers.ToImmutable()).Single(action => action.Title == Title);
        var (changed, error) = await ApplyCodeActionAsync(project, action, Verify, cancellationToken);
        error?.Throw();
        Verify.EqualOrDiff(FixedCode, (await changed.GetDocument(document.Id)!.GetTextAsync(cancellationToken)).ToString());
        TestState.Sources[0] = (TestState.Sources[0].filename, SourceText.From(FixedCode));
        var after = TestState.WithInheritedValuesApplied(null, []).WithProcessedMarkup(MarkupOptions, null, [], [], DefaultFilePath);
        await VerifyDiagnosticsAsync(new(after, ReferenceAssemblies), [], [], Verify.PushContext("Diagnostics after the refactoring"), cancellationToken);
    }

    protected override CompilationOptions CreateCompilationOptions() => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);

    protected override ParseOptions CreateParseOptions() => CSharpParseOptions.Default;

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    protected override Task<Project> CreateProjectImplAsync(
        EvaluatedProjectState primaryProject, ImmutableArray<EvaluatedProjectState> additionalProjects, CancellationToken cancellationToken) =>
        TestProjects.CreateAsync(primaryProject, LanguageVersion.CSharp13);

    // The severities are those of the descriptors and of .editorconfig, as in a build.
    protected override Project ApplyCompilationOptions(Project project) => project;
}
