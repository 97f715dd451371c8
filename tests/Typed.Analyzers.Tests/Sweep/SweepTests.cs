using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Tests.Kit;
using Typed.Emulator.Schema;
using Typed.Models;
using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// How the analyzers are judged: for every model of every provider, values made from its constraints, in every syntactic form, compiled with all analyzers.
/// Every wrong one is flagged at its spot with its id, no right one is; <c>Validate()</c>, the emulator's validator and ajv say the same.
/// </summary>
public sealed class SweepTests(ITestOutputHelper output)
{
    private const int MaxShown = 40;

    private static readonly ModelInfo[] s_models = [.. AllModels.Catalogs.Models];

    [LongFact]
    public async Task Wrong_values_are_flagged_at_their_spot_and_right_ones_never()
    {
        var clock = Stopwatch.StartNew();
        var sources = s_models.Select(SweepSource.Of).ToArray();
        var constants = $"static class {SweepTexts.LongTexts}\n{{\n{SweepTexts.Constants(sources.SelectMany(source => source.Fields.All))}}}\n";
        var expected = new HashSet<string>(StringComparer.Ordinal);
        List<SyntaxTree> trees = [Parse(constants, "/LongTexts.cs")];
        foreach (var source in sources)
        {
            trees.Add(Parse(source.Markup.Text, source.Path));
            expected.UnionWith(source.Markup.Expected.Select(finding => Describe(trees[^1], finding.Id, finding.Span)));
        }

        var compilation = CSharpCompilation.Create(
            "Sweep",
            trees,
            [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Default));
        // The compiler's own errors come along: asked for apart, every body would be bound twice.
        var found = await AnalyzerRun.WithAnalyzers(compilation, new AnalyzerOptions([]), AnalyzerRun.All).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        AssertNone("errors of the compiler, or crashes of an analyzer", found.Where(diagnostic => (diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)) || diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));

        // What is judged here is what the model refuses, and all that is said of one value; other warnings are about prices and several values.
        var actual = found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("TYP10", StringComparison.Ordinal))
            .Select(diagnostic => Describe(diagnostic.Location.SourceTree!, diagnostic.Id, diagnostic.Location.SourceSpan)).ToHashSet(StringComparer.Ordinal);

        Report(sources);
        output.WriteLine($"{clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s to compile them with all analyzers");
        AssertNone("wrong values that are not flagged", expected.Except(actual));
        AssertNone("findings where nothing is wrong", actual.Except(expected));
        AssertNone("models with hardly any right value", sources.Where(source => source.Snippets - source.Wrong < 8).Select(source => $"{source.Path}: {source.Snippets} snippets, {source.Wrong} of them wrong"));
        Assert.True(sources.Sum(source => source.Wrong) > 10_000 && sources.Sum(source => source.Snippets - source.Wrong) > 10_000);
    }

    /// <summary>All models. Also writes what ajv is asked, if the environment says so.</summary>
    [LongFact]
    public void Validate_and_two_schema_validators_say_the_same()
    {
        var asked = Compare(s_models, atLeast: 150);
        Assert.True(asked.DistinctBy(instance => SweepCorpus.Key(instance.Model, instance.Json)).Count() > 2_000);
        SweepCorpus.Write(asked);
    }

    /// <summary>One model in six, which are others for each provider but the same in each run.</summary>
    [Fact]
    public void Validate_and_two_schema_validators_say_the_same_of_some_models() => Compare(s_models.Where((_, index) => index % 6 == 1), atLeast: 10);

    private List<(ModelInfo Model, byte[] Json)> Compare(IEnumerable<ModelInfo> models, int atLeast)
    {
        var differences = new List<string>();
        var asked = new List<(ModelInfo, byte[])>();
        var corpus = SweepCorpus.Read();
        foreach (var provider in models.GroupBy(model => model.Provider, StringComparer.Ordinal))
        {
            int wrong = 0, right = 0, count = 0;
            foreach (var model in provider)
            {
                count++;
                var judge = new SchemaValidator(InputSchema(model));
                foreach (var (field, value, record) in Instances(model))
                {
                    var name = $"{model.Provider} {model.Name}, {field.Name} = {SweepSource.Shown(value.Code)}";
                    var json = record.ToUtf8Json().ToArray();
                    asked.Add((model, json));
                    using var document = JsonDocument.Parse(json);
                    var (own, schema) = (record.Validate().IsValid, judge.IsValid(document.RootElement));
                    if (!corpus.TryGetValue(SweepCorpus.Key(model, json), out var ajv))
                    {
                        differences.Add($"{name}: ajv was not asked; renew the corpus (see SweepCorpus)");
                    }

                    _ = value.IsAllowed ? right++ : wrong++;
                    if (own != value.IsAllowed || schema != value.IsAllowed || ajv != value.IsAllowed)
                    {
                        differences.Add($"{name}: analyzer {value.IsAllowed}, Validate {own}, schema {schema}, ajv {ajv}");
                    }
                }
            }

            output.WriteLine($"{provider.Key}: {count} models, {right} right and {wrong} wrong instances, {4 * (right + wrong)} verdicts: analyzer, Validate(), the emulator's validator, ajv");
            Assert.True(wrong > atLeast && right > atLeast, $"{provider.Key}: {wrong} wrong, {right} right");
        }

        AssertNone("different verdicts", differences);
        return asked;
    }

    private static IEnumerable<(SweepField Field, SweepValue Value, ModelParams Record)> Instances(ModelInfo model) =>
        from field in SweepFields.Of(model).All
        from value in SweepValues.Of(field)
        select (field, value, field.Instance(value));

    private void Report(SweepSource[] sources)
    {
        foreach (var provider in sources.GroupBy(source => source.Provider, StringComparer.Ordinal))
        {
            output.WriteLine($"{provider.Key}: {provider.Count()} models, {provider.Sum(source => source.Fields.All.Count)} fields, {provider.Sum(source => source.Fields.All.Count(field => field.Place.IsNested))} of them nested, {provider.Sum(source => source.Snippets)} snippets, {provider.Sum(source => source.Wrong)} of them wrong");
        }

        var (all, wrong) = (sources.Sum(source => source.Snippets), sources.Sum(source => source.Wrong));
        output.WriteLine($"{sources.Length} models, {(all / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} thousand snippets, {(wrong / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} thousand of them wrong; not tried:");
        foreach (var skipped in sources.SelectMany(source => source.Fields.Skipped).DefaultIfEmpty("of the fields, none"))
        {
            output.WriteLine("  " + skipped);
        }

        var reasons = sources.SelectMany(source => source.Fields.All).Select(SweepFields.ReasonWithoutHelper).OfType<string>();
        foreach (var reason in reasons.GroupBy(reason => reason, StringComparer.Ordinal))
        {
            output.WriteLine($"  of {reason.Count()} fields the wrong values as an argument of a helper: {reason.Key}");
        }

        var items = sources.SelectMany(source => source.Fields.All).SelectMany(SweepValues.Of).Count(value => value.Item is not null && !value.Code.Contains("MediaInput", StringComparison.Ordinal));
        output.WriteLine($"  {items} wrong items of lists through the name of an array: it may have other items by the time it is used");
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13), path, Encoding.UTF8, TestContext.Current.CancellationToken);

    private static string Describe(SyntaxTree tree, string id, Microsoft.CodeAnalysis.Text.TextSpan span)
    {
        var text = tree.GetText();
        return $"{id} {tree.FilePath} {text.Lines.GetLinePosition(span.Start)} {SweepSource.Shown(text.ToString(span))} in {SweepSource.Shown(text.Lines.GetLineFromPosition(span.Start).ToString().Trim())}";
    }

    private static void AssertNone(string what, IEnumerable<string> found)
    {
        var all = found.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} {what}:\n{string.Join("\n", all.Take(MaxShown))}");
    }

    private static JsonElement InputSchema(ModelInfo model)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "schemas", model.Provider, "models", model.Name.Replace("/", "__", StringComparison.Ordinal) + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("input_schema").Clone();
    }
}
