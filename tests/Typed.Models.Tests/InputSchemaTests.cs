using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Typed.Emulator.Schema;
using Typed.Models.Creatify;
using Typed.Serialization;

namespace Typed.Models.Tests;

/// <summary>The JSON Schemas of records, which API documents and AI tools show.</summary>
public sealed class InputSchemaTests
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private sealed record Order(string Customer, KlingV16ProImageToVideoParams Request);

    [Fact]
    public void The_exporter_shows_the_parameters_of_a_record()
    {
        var schema = s_options.GetJsonSchemaAsNode(typeof(KlingV16ProImageToVideoParams), InputSchemas.ExporterOptions).AsObject();

        Assert.Equal(["prompt", "image_url"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["prompt", "image_url"], schema["properties"]!.AsObject().Select(property => property.Key).Take(2));
        Assert.Equal("""{"default":"5","enum":["5","10"],"type":"string"}""", WithoutDescription(schema["properties"]!["duration"]!));
        Assert.Equal("""{"default":0.5,"maximum":1,"minimum":0,"multipleOf":0.1,"type":"number"}""", WithoutDescription(schema["properties"]!["cfg_scale"]!));
    }

    private static string WithoutDescription(JsonNode schema) =>
        new JsonObject(schema.AsObject().Where(member => member.Key != "description").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();

    // The files are what the providers published; the schemas in the records have all of their descriptions.
    [Fact]
    public void Every_description_is_there()
    {
        var count = 0;
        foreach (var model in AllModels.Catalogs.Models)
        {
            var path = Path.Combine(AppContext.BaseDirectory, "schemas", model.Provider, "models", model.Name.Replace("/", "__", StringComparison.Ordinal) + ".json");
            var published = Descriptions(JsonNode.Parse(File.ReadAllText(path))!["input_schema"]).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(published, Descriptions(model.GetInputSchema()).Order(StringComparer.Ordinal));
            count += published.Count;
        }

        Assert.True(count > 300, $"{count} descriptions");

        static IEnumerable<string> Descriptions(JsonNode? node) => node switch
        {
            JsonArray list => list.SelectMany(Descriptions),
            JsonObject members => members.Where(member => !member.Key.StartsWith("x-", StringComparison.Ordinal)).SelectMany(member => member is { Key: "description", Value: JsonValue text } ? [(string)text!] : Descriptions(member.Value)),
            _ => [],
        };
    }

    [Fact]
    public void A_record_within_another_type_and_an_enum_have_theirs_too()
    {
        var order = s_options.GetJsonSchemaAsNode(typeof(Order), InputSchemas.ExporterOptions);
        var duration = s_options.GetJsonSchemaAsNode(typeof(KlingV16ProImageToVideoDuration), InputSchemas.ExporterOptions);

        Assert.NotNull(order["properties"]!["request"]!["properties"]!["image_url"]);
        Assert.Equal("""{"enum":["5","10"]}""", duration.ToJsonString());
        Assert.Equal("""{"enum":["5","10",null]}""", s_options.GetJsonSchemaAsNode(typeof(KlingV16ProImageToVideoDuration?), InputSchemas.ExporterOptions).ToJsonString());
    }

    [Fact]
    public void Items_of_lists_and_dictionaries_have_theirs()
    {
        var list = s_options.GetJsonSchemaAsNode(typeof(List<KlingV16ProImageToVideoParams>), InputSchemas.ExporterOptions);
        var map = s_options.GetJsonSchemaAsNode(typeof(Dictionary<string, KlingV16ProImageToVideoDuration>), InputSchemas.ExporterOptions);

        Assert.NotNull(list["items"]!["properties"]!["image_url"]);
        Assert.Equal("""{"enum":["5","10"]}""", map["additionalProperties"]!.ToJsonString());
    }

    private sealed record Pair(KlingV16ProImageToVideoParams First, KlingV16ProImageToVideoParams? Second);

    [Fact]
    public void A_nullable_record_may_be_null()
    {
        var pair = s_options.GetJsonSchemaAsNode(typeof(Pair), InputSchemas.ExporterOptions)["properties"]!;

        Assert.NotNull(pair["first"]!["properties"]!["image_url"]);
        Assert.NotNull(pair["second"]!["anyOf"]![0]!["properties"]!["image_url"]);
        Assert.Equal("null", (string)pair["second"]!["anyOf"]![1]!["type"]!);
    }

    [Fact]
    public void Other_types_have_none() => Assert.Null(InputSchemas.Of(s_options.GetTypeInfo(typeof(string))));

    // A size is a preset, or two numbers.
    [Fact]
    public void A_union_shows_its_shapes()
    {
        var size = BytedanceSeedreamV4TextToImageParams.Info.GetInputSchema()["properties"]!["image_size"]!;

        Assert.Equal(2, size["anyOf"]!.AsArray().Count);
        Assert.Contains(size["anyOf"]!.AsArray(), shape => shape!["properties"]?["width"] is not null);
    }

    [Fact]
    public void A_schema_gives_the_verdicts_of_the_published_one()
    {
        var models = AllModels.Catalogs.Models.ToDictionary(model => (model.Provider, model.Name));
        var corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "models.json")))!.AsArray();
        var differences = new List<string>();
        var verdicts = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        foreach (var group in corpus)
        {
            var model = models[((string)group!["provider"]!, (string)group["model"]!)];
            var judge = new SchemaValidator(JsonSerializer.SerializeToElement<JsonNode>(model.GetInputSchema()));
            foreach (var item in group["cases"]!.AsArray())
            {
                using var instance = JsonDocument.Parse((string?)item!["text"] ?? item["instance"]?.ToJsonString() ?? "null");
                var expected = (bool)item["valid"]!;
                verdicts[expected]++;
                if (judge.IsValid(instance.RootElement) != expected)
                {
                    differences.Add($"{model.Name}: ajv says {expected} of {instance.RootElement.GetRawText()}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(10)) + $"\n{differences.Count} differences");
        Assert.True(verdicts[true] > 300 && verdicts[false] > 300, $"{verdicts[true]} valid, {verdicts[false]} invalid");
    }
}
