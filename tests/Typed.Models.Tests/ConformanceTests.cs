using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator.Schema;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;
using Typed.Models.Hoox;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests;

/// <summary>Three judges, one verdict: the records, the emulator's validator, and ajv by its corpus.</summary>
public sealed class ConformanceTests
{
    private static readonly string s_corpus = Path.Combine(AppContext.BaseDirectory, "corpus");

    private static readonly ModelCatalog[] s_catalogs = [CreatifyCatalog.Models, CreativeAICatalog.Models, HooxCatalog.Models];

    public static TheoryData<string, string> Models
    {
        get
        {
            var models = new TheoryData<string, string>();
            foreach (var model in s_catalogs.SelectMany(catalog => catalog.Models))
            {
                models.Add(model.Provider, model.Name);
            }

            return models;
        }
    }

    [Fact]
    public void Records_refuse_what_ajv_refuses_and_take_what_it_takes()
    {
        var verdicts = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        var differences = new List<string>();
        foreach (var group in Corpus("models.json"))
        {
            var model = Get(group!["provider"]!.GetValue<string>(), group["model"]!.GetValue<string>());
            foreach (var item in group["cases"]!.AsArray())
            {
                using var document = JsonDocument.Parse(item!["text"]?.GetValue<string>() ?? item["instance"]?.ToJsonString() ?? "null");
                var expected = item["valid"]!.GetValue<bool>();
                var result = model.Parse(document.RootElement);
                verdicts[expected]++;
                // The order of slots stands in no schema: ajv cannot know of it.
                if (result.Report.Errors.All(violation => violation.Keyword == "slots") != expected)
                {
                    differences.Add($"{model.Name}: ajv says {expected} of {document.RootElement.GetRawText()}: {result.Report}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(10)) + $"\n{differences.Count} differences");
        Assert.True(verdicts[true] > 300 && verdicts[false] > 300, $"{verdicts[true]} valid, {verdicts[false]} invalid");
    }

    [Fact]
    public void The_serializer_reads_what_the_document_gives()
    {
        var counts = (Read: 0, Refused: 0);
        foreach (var (model, json) in Corpus("models.json").Concat(Corpus("records.json")).SelectMany(Texts))
        {
            using var document = JsonDocument.Parse(json);
            var expected = ((ModelParams?)model.Parse(document.RootElement).Params)?.ToJson();
            counts = expected is null ? (counts.Read, counts.Refused + 1) : (counts.Read + 1, counts.Refused);
            if (document.RootElement.ValueKind != JsonValueKind.Null)
            {
                Assert.Equal(expected, Deserialized(model, json));
            }
        }

        Assert.True(counts is { Read: > 1000, Refused: > 300 }, counts.ToString());

        static IEnumerable<(ModelInfo Model, string Json)> Texts(JsonNode? group)
        {
            var model = Get(group!["provider"]!.GetValue<string>(), group["model"]!.GetValue<string>());
            return group["json"] is { } record
                ? [(model, record.ToJsonString())]
                : group["cases"]!.AsArray().Select(item => (model, item!["text"]?.GetValue<string>() ?? item["instance"]?.ToJsonString() ?? "null"));
        }

        static string? Deserialized(ModelInfo model, string json)
        {
            try
            {
                return ((ModelParams)JsonSerializer.Deserialize(json, model.ParamsType)!).ToJson();
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void What_a_record_writes_is_valid_by_its_raw_schema(string provider, string name)
    {
        var model = Get(provider, name);
        var judge = new SchemaValidator(SchemaFiles.InputSchema(model.Provider, name));
        foreach (var record in new[] { RecordBuilder.RequiredOnly(model), RecordBuilder.EveryField(model) })
        {
            using var json = JsonDocument.Parse(record.ToUtf8Json());
            Assert.Empty(judge.Validate(json.RootElement));
            Assert.True(record.Validate().IsValid, record.Validate().ToString());
        }
    }

    /// <summary>What ajv is asked about in <c>tests/conformance/check</c>: TYPED_ACCEPT=1 writes the file anew.</summary>
    [Fact]
    public void The_records_that_ajv_judges_are_those_of_today()
    {
        var records = s_catalogs.SelectMany(catalog => catalog.Models).SelectMany(model => new[]
        {
            Line(model, "required only", RecordBuilder.RequiredOnly(model)),
            Line(model, "every field", RecordBuilder.EveryField(model)),
        });
        var actual = "[\n" + string.Join(",\n", records) + "\n]\n";
        if (Environment.GetEnvironmentVariable("TYPED_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "corpus", "records.json"), actual);
        }
        else
        {
            Assert.Equal(File.ReadAllText(Path.Combine(s_corpus, "records.json")), actual);
        }

        static string Line(ModelInfo model, string which, ModelParams record) =>
            $$"""{"provider":"{{model.Provider}}","model":"{{model.Name}}","which":"{{which}}","json":{{record.ToJson()}}}""";
    }

    private static ModelInfo Get(string provider, string model) => s_catalogs.Single(catalog => catalog.Provider == provider).Get(model);

    private static JsonArray Corpus(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(s_corpus, name)))!.AsArray();

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "conformance"));
}
