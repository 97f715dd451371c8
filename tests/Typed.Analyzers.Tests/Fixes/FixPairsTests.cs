using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixes;

/// <summary>
/// Each fix of each mistake beside each other mistake: the finding is gone, no other one has come, and the code compiles. All pairs are files of one project, and all results are
/// files of a second one, so that the compiler runs twice for all of them.
/// </summary>
public sealed class FixPairsTests(ITestOutputHelper output)
{
    private const string Space = "Pair";
    private const string Generated = "Own.g.cs";

    [LongFact]
    public async Task Every_pair()
    {
        var fixedIds = await VerifyAsync(FixPairs.All);

        var fixable = FixRun.All.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal);
        var missing = fixable.Except(fixedIds, StringComparer.Ordinal).ToArray();
        Assert.True(missing.Length == 0, "No pair has a fix for " + string.Join(", ", missing));
    }

    /// <summary>A selection, the same in each run.</summary>
    [Fact]
    public Task Some_pairs() => VerifyAsync(new Random(16).GetItems([.. FixPairs.All], 25));

    private async Task<HashSet<string>> VerifyAsync(IReadOnlyList<(string Statements, string Declarations)> pairs)
    {
        var project = await ProjectAsync(pairs.Select((pair, index) => (Name(index), FixPairs.File(Name(index), pair.Statements, pair.Declarations))));
        var before = (await FindingsAsync(project)).ToLookup(File, StringComparer.Ordinal);
        var results = new List<(string File, string Name, Diagnostic Finding, string Title, string Text)>();
        foreach (var document in project.Documents.Where(document => document.Name != Generated))
        {
            var file = Path.GetFileNameWithoutExtension(document.Name);
            Assert.True(before[file].Any(), $"{pairs[int.Parse(file[Space.Length..], CultureInfo.InvariantCulture)]} has no findings");
            foreach (var finding in before[file])
            {
                foreach (var (_, action) in await FixRun.OffersAsync(document, finding))
                {
                    var changed = await FixRun.ApplyAsync(action, project.Id);
                    var text = (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
                    var name = $"{file}_{results.Count.ToString(CultureInfo.InvariantCulture)}";
                    results.Add((file, name, finding, action.Title, text.Replace($"namespace {file};", $"namespace {name};", StringComparison.Ordinal)));
                }
            }
        }

        var after = (await FindingsAsync(await ProjectAsync(results.Select(result => (result.Name, result.Text))))).ToLookup(File, StringComparer.Ordinal);
        var worse = results.Select(result => (result, Why: Worse(result.Finding, before[result.File], after[result.Name]))).Where(one => one.Why is not null)
            .Select(one => $"{one.result.Finding.Id} by '{one.result.Title}': {one.Why}\n{Body(one.result.Text)}").ToArray();
        output.WriteLine($"{pairs.Count} pairs, {results.Count} fixes");
        Assert.True(worse.Length == 0, $"{worse.Length} of {results.Count}:\n{string.Join("\n", worse.Take(20))}");
        Assert.True(results.Count > pairs.Count, $"{results.Count} fixes");
        return [.. results.Select(result => result.Finding.Id)];
    }

    private static string? Worse(Diagnostic finding, IEnumerable<Diagnostic> before, IEnumerable<Diagnostic> after)
    {
        var (was, now) = (FixRun.Counted(before), FixRun.Counted(after));
        return now.GetValueOrDefault(finding.Id) >= was[finding.Id] ? "the finding is still there"
            : now.FirstOrDefault(one => one.Value > was.GetValueOrDefault(one.Key)) is { Key: { } come } ? $"{come} has come"
            : null;
    }

    private static async Task<Project> ProjectAsync(IEnumerable<(string Name, string Text)> files)
    {
        var state = new SnippetProject();
        state.Sources.AddRange(files.Select(file => (file.Name + ".cs", file.Text)));
        state.Sources.Add((Generated, PairedModels.OwnRecord));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models, ConstrainedModel.Assembly, RuledModel.Assembly, RetiredModels.Assembly, PairedModels.Assembly]);
        return await state.CreateProjectAsync();
    }

    // A raw request that a record can express only informs, but has a fix.
    private static async Task<IEnumerable<Diagnostic>> FindingsAsync(Project project) =>
        (await AnalyzerRun.DiagnosticsAsync(project, AnalyzerRun.All)).Where(found => found.Severity >= DiagnosticSeverity.Warning || found.Id == DiagnosticIds.UntypedRequest);

    private static string File(Diagnostic finding) => Path.GetFileNameWithoutExtension(finding.Location.SourceTree!.FilePath);

    private static string Name(int index) => Space + index.ToString(CultureInfo.InvariantCulture);

    private static string Body(string text) => string.Join('\n', text.Split('\n').SkipWhile(line => !line.Contains("async Task M(", StringComparison.Ordinal)).Skip(2).TakeWhile(line => !line.Contains("Task.Yield", StringComparison.Ordinal)));
}
