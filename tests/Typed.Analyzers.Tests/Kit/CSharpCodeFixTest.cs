using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>One test of a code fix: before, after, and after Fix All.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The code fix.</typeparam>
internal sealed class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>The file after the first finding's fix, with markup for what is left; null where no fix may be offered.</summary>
    public string? FixedCode { get; init; }

    /// <summary>The file after Fix All with the same choice.</summary>
    public string? BatchFixedCode { get; init; }

    /// <summary>Which of the offers is taken.</summary>
    public int CodeActionIndex { get; init; }

    /// <summary>Whether the fix is that of the first finding that has one, not of the first.</summary>
    public bool OfFirstFixable { get; init; }

    /// <summary>Whether only Fix All is looked at.</summary>
    public bool OnlyBatch { get; init; }

    /// <summary>The titles of all offers for the first finding.</summary>
    public string[]? ExpectedTitles { get; init; }

    public override async Task RunAsync()
    {
        var (document, found) = await VerifyAnalysisAsync();
        var provider = new TCodeFix();
        var offers = await OffersAsync(provider, document, found[0]);
        for (var i = 1; OfFirstFixable && offers.Count == 0 && i < found.Length; i++)
        {
            offers = await OffersAsync(provider, document, found[i]);
        }

        if (ExpectedTitles is not null)
        {
            Assert.Equal(ExpectedTitles, offers.Select(offer => offer.Title));
        }

        if (FixedCode is null)
        {
            foreach (var diagnostic in found)
            {
                Assert.Empty(await OffersAsync(provider, document, diagnostic));
            }

            return;
        }

        var action = offers[CodeActionIndex];
        if (!OnlyBatch)
        {
            await VerifyAsync(FixedCode, action, document);
        }

        if (BatchFixedCode is not null)
        {
            var context = new FixAllContext(
                document, provider, FixAllScope.Document, action.EquivalenceKey!, found.Select(diagnostic => diagnostic.Id), new KnownDiagnostics(found), TestContext.Current.CancellationToken);
            var all = await provider.GetFixAllProvider()!.GetFixAsync(context);
            Assert.NotNull(all);
            await VerifyAsync(BatchFixedCode, all, document);
        }
    }

    private static async Task<List<CodeAction>> OffersAsync(TCodeFix provider, Document document, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    // The result has the expected text, compiles, and has just the findings that the expected text marks.
    private async Task VerifyAsync(string expected, CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        var markup = MarkupSource.Parse(expected);
        Assert.Equal(markup.Text, text);
        Assert.NotEqual((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), text);
        var (_, found) = await FindAsync(text);
        VerifyFindings(markup, found);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
