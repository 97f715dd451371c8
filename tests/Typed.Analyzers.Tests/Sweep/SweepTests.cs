using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Tests.Kit;
using Typed.Emulator.Schema;
using Typed.Models.Creatify;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// How the analyzers are judged: for every model, values made from its constraints, in every syntactic form, compiled with all analyzers.
/// Every wrong one is flagged at its spot with its id, no right one is; <c>Validate()</c>, the emulator's validator and ajv say the same.
/// </summary>
public sealed class SweepTests(ITestOutputHelper output)
{
    private static readonly string[] s_urls = ["https://example.com/1", "https://example.com/2"];

    [Fact]
    public async Task Wrong_values_are_flagged_at_their_spot_and_right_ones_never()
    {
        var clock = Stopwatch.StartNew();
        var trees = new List<SyntaxTree>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        int snippets = 0, wrong = 0;
        foreach (var model in CreatifyCatalog.Models.Models)
        {
            var (source, count) = SourceOf(model);
            var markup = MarkupSource.Parse(source);
            var path = "/" + model.ParamsType.Name + ".cs";
            trees.Add(CSharpSyntaxTree.ParseText(markup.Text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13), path, Encoding.UTF8, TestContext.Current.CancellationToken));
            expected.UnionWith(markup.Expected.Select(finding => Describe(trees[^1], finding.Id, finding.Span)));
            snippets += count;
            wrong += markup.Expected.Length;
        }

        var compilation = CSharpCompilation.Create(
            "Sweep",
            trees,
            [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Default));
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5);
        Assert.Empty(errors);
        var bound = clock.Elapsed;

        var found = await AnalyzerRun.WithAnalyzers(compilation, new AnalyzerOptions([]), AnalyzerRun.All).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        // Most warnings are about prices and likely mistakes; what is judged here is what the model refuses.
        var actual = found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == DiagnosticIds.DocumentedItemCount || diagnostic.Id.StartsWith("AD", StringComparison.Ordinal))
            .Select(diagnostic => Describe(diagnostic.Location.SourceTree!, diagnostic.Id, diagnostic.Location.SourceSpan)).ToHashSet(StringComparer.Ordinal);

        output.WriteLine($"{CreatifyCatalog.Models.Models.Count} models, {snippets} snippets, {wrong} of them wrong; {bound.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s to compile, {(clock.Elapsed - bound).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s with all analyzers");
        Assert.Equal([], expected.Except(actual).Take(10));
        Assert.Equal([], actual.Except(expected).Take(10));
        Assert.True(wrong > 3_000 && snippets - wrong > 3_000, $"{wrong} wrong of {snippets}");
    }

    [Fact]
    public void Validate_and_two_schema_validators_say_the_same()
    {
        int wrong = 0, right = 0;
        var differences = new List<string>();
        var corpus = SweepCorpus.Read();
        foreach (var model in CreatifyCatalog.Models.Models)
        {
            var judge = new SchemaValidator(InputSchema(model));
            foreach (var (field, value, record) in Instances(model))
            {
                var name = $"{model.Name}, {field.Param.Name} = {Shown(value.Code)}";
                var json = record.ToUtf8Json().ToArray();
                using var document = JsonDocument.Parse(json);
                var (own, schema) = (record.Validate().IsValid, judge.IsValid(document.RootElement));
                if (!corpus.TryGetValue(SweepCorpus.Key(model.Name, json), out var ajv))
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

        output.WriteLine($"{right} right and {wrong} wrong instances, {4 * (right + wrong)} verdicts: analyzer, Validate(), the emulator's validator, ajv");
        Assert.Equal([], differences.Take(10));
        Assert.True(wrong > 450 && right > 450, $"{wrong} wrong, {right} right");
    }

    /// <summary>Writes what ajv is asked, where the environment says so.</summary>
    [Fact]
    public void Corpus_can_be_written()
    {
        var instances = CreatifyCatalog.Models.Models.SelectMany(model => Instances(model).Select(instance => (model.Provider, model.Name, Json: instance.Record.ToUtf8Json().ToArray())));
        Assert.True(SweepCorpus.Write(instances) > 1_000);
    }

    private static IEnumerable<(SweepField Field, SweepValue Value, ModelParams Record)> Instances(ModelInfo model)
    {
        foreach (var field in SweepField.Of(model.ParamsType))
        {
            foreach (var value in field.Values())
            {
                var record = (ModelParams)RequiredOnly(model.ParamsType);
                field.Property.SetValue(record, value.Value);
                yield return (field, value, record);
            }
        }
    }

    private static (string Source, int Count) SourceOf(ModelInfo model)
    {
        var record = model.ParamsType;
        var fields = SweepField.Of(record).ToArray();
        var source = new StringBuilder($"using System;\nusing Typed.Models.Creatify;\n\nstatic class {record.Name}Sweep\n{{\n");
        int count = 0, number = 0;
        foreach (var field in fields)
        {
            var required = string.Concat(Required(record).Where(property => property != field.Property).Select(property => $"{property.Name} = {SampleCode(property)}, "));
            var values = field.Values().ToArray();
            var good = values.First(value => value.Id is null).Code;
            foreach (var value in values)
            {
                foreach (var member in SweepForms.Of(record.Name, required, field, value, good, number++))
                {
                    source.Append("    ").Append(member).Append('\n');
                    count++;
                }
            }
        }

        return (source.Append("}\n").ToString(), count);
    }

    private static string Describe(SyntaxTree tree, string id, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        $"{id} {tree.FilePath} {tree.GetText().Lines.GetLinePosition(span.Start)} {Shown(tree.GetText().ToString(span))} in {Shown(tree.GetText().Lines.GetLineFromPosition(span.Start).ToString().Trim())}";

    private static string Shown(string code) => code.Length < 300 ? code : code[..300] + "…";

    private static IEnumerable<PropertyInfo> Required(Type record) =>
        record.GetProperties().Where(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)));

    private static object RequiredOnly(Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in Required(type))
        {
            property.SetValue(record, property.PropertyType == typeof(string) ? Sample(property) : s_urls);
        }

        return record;
    }

    private static string Sample(PropertyInfo property) => property.Name.EndsWith("Url", StringComparison.Ordinal) ? "https://example.com/x" : "something";

    private static string SampleCode(PropertyInfo property) =>
        property.PropertyType == typeof(string) ? $"\"{Sample(property)}\"" : "[\"https://example.com/1\", \"https://example.com/2\"]";

    private static JsonElement InputSchema(ModelInfo model)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "schemas", model.Provider, "models", model.Name.Replace("/", "__", StringComparison.Ordinal) + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("input_schema").Clone();
    }
}
