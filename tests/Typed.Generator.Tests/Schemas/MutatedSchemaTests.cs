using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Generator.Tests.Diagnostics;
using Typed.Generator.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Real schemas with some of their values replaced by others, of the wrong type or out of reason: still JSON, no longer a sensible schema.</summary>
public sealed class MutatedSchemaTests
{
    private const int FilesPerRun = 250;

    // TYPED_FUZZ_RUNS and TYPED_FUZZ_SEED ask for more, or for the run that failed.
    private static readonly int s_runs = Setting("TYPED_FUZZ_RUNS", 1);
    private static readonly int s_firstSeed = Setting("TYPED_FUZZ_SEED", 20261121);

    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-1", "0.5", "1e400", "1e-400", "-0", "9223372036854775808", "79228162514264337593543950336", "\"\"", "\" \"", "\"x\"", "\"string\"", "\"integer\"", "\"array\"", "\"object\"",
        "\"\\u0000\"", "\"half\"", "\"\\u2028\"", "\"\\\"\\\"\\\"\"", "\"</summary>\"", "\"{0}\"", "\"(\"", "\"5s\"", "\"٥\"", "\"16:9\"", "\"#/properties\"", "[]", "[null]", "[[]]", "{}", "[{}]", "[\"a\", \"a\", 1, 1.0]", "[\"5\", \"10\"]",
        "{ \"$ref\": \"#\" }", "{ \"$ref\": \"#/properties\" }", "{ \"$ref\": \"#x\" }", "{ \"type\": \"string\" }", "{ \"type\": [\"string\", \"null\"] }", "{ \"type\": \"object\", \"properties\": { \"a\": { \"$ref\": \"#\" } } }",
        "{ \"anyOf\": [{ \"$ref\": \"#\" }, { \"$ref\": \"#\" }] }", "{ \"oneOf\": [{ \"type\": \"string\" }, { \"type\": \"string\" }] }", "{ \"not\": {} }", "{ \"const\": {} }", "{ \"enum\": [true] }", "{ \"items\": [] }",
    ];

    private static readonly string[] s_keywords =
    [
        "type", "enum", "const", "default", "properties", "required", "items", "prefixItems", "anyOf", "oneOf", "allOf", "not", "if", "then", "minimum", "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxLength",
        "pattern", "format", "minItems", "when", "credits", "rules", "outputs", "count", "up_to", "contradictions", "statements", "certainty", "terms", "kind", "id", "prices", "defaults", "reviewed", "removed", "model", "maxItems", "uniqueItems", "nullable", "deprecated", "description", "$ref", "$defs", "$anchor", "additionalProperties", "patternProperties", "dependentRequired", "x-media", "x-soft-maxLength",
    ];

    [LongFact]
    public void What_is_no_sensible_schema_is_told_or_generated_and_compiles()
    {
        var originals = RepositorySchemas.All().Where(file => file.Path.Contains("/models/", StringComparison.Ordinal)).ToList();
        for (var seed = s_firstSeed; seed < s_firstSeed + s_runs; seed++)
        {
            var random = new Random(seed);
            var files = Enumerable.Range(0, FilesPerRun).Select(index => Mutated(random, originals[random.Next(originals.Count)], index)).ToArray();
            var run = new LivingDriver().Add(files).Run();
            TornFileTests.AllAreToldOrGenerated(run, files);
            foreach (var model in run.LoadAll().Values)
            {
                var empty = model.Parse(System.Text.Json.JsonDocument.Parse("{}").RootElement);
                Assert.True(empty.Params is null || ((ModelParams)empty.Params).ToJson().Length > 1, model.Name);
            }
        }
    }

    [Theory]
    [InlineData("pricing.json")]
    [InlineData("rules.json")]
    [InlineData("reviewed.json")]
    [InlineData("provider.json")]
    public void Tables_that_make_no_sense_are_told_or_used_and_compile(string name)
    {
        var models = RepositorySchemas.All().Where(file => file.Provider == "creatify" && file.Path.Contains("/models/kling", StringComparison.Ordinal)).ToArray();
        var text = name switch
        {
            "provider.json" => """{ "name": "AcmeAI", "removed": [{ "model": "x", "since": "2026-01-01", "replacement": "y" }] }""",
            "reviewed.json" => $$"""{ "models": { {{string.Join(",", models.Select(file => $$""" "{{JsonNode.Parse(file.GetText(TestContext.Current.CancellationToken).ToString())!["model"]}}": { "reviewed": "2026-01-01", "defaults": { "duration": "5" }, "prices": { "rules": [{ "when": { "duration": 5 }, "credits": 1.5 }], "outputs": { "count": "n" } } }"""))}} } }""",
            _ => RepositorySchemas.All().Single(file => file.Path == "schemas/creatify/" + name).GetText(TestContext.Current.CancellationToken).ToString(),
        };
        for (var seed = s_firstSeed; seed < s_firstSeed + (3 * s_runs); seed++)
        {
            var random = new Random(seed);
            var root = JsonNode.Parse(text)!.AsObject();
            for (var n = random.Next(1, 40); n > 0; n--)
            {
                Mutate(random, root);
            }

            var run = new LivingDriver().Add(models).Add(new InMemoryFile("schemas/creatify/" + name, Written(root), "creatify")).Run();

            Assert.All(run.Diagnostics, diagnostic => Assert.True(diagnostic.Location.GetLineSpan().Path.Length > 0, diagnostic.ToString()));
            foreach (var model in run.LoadAll().Values)
            {
                var empty = model.Parse(System.Text.Json.JsonDocument.Parse("""{ "prompt": "x", "duration": "5", "image_url": "https://example.com/a.png" }""").RootElement);
                Assert.True(empty.Params is not ModelParams read || read.Cost is not null, model.Name);
            }
        }
    }

    private static string Written(JsonObject root) => root.ToJsonString(new() { MaxDepth = 200 }).Replace("half", "\\ud800", StringComparison.Ordinal);

    private static InMemoryFile Mutated(Random random, InMemoryFile original, int index)
    {
        var root = JsonNode.Parse(original.GetText(TestContext.Current.CancellationToken).ToString())!.AsObject();
        root["model"] = $"m{index}";
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            Mutate(random, root["input_schema"] is JsonObject schema && random.Next(10) > 0 ? schema : root);
        }

        return new InMemoryFile($"schemas/acme/models/m{index}.json", Written(root));
    }

    private static void Mutate(Random random, JsonObject root)
    {
        var objects = root.DescendantsAndSelf().OfType<JsonObject>().ToList();
        var target = objects[random.Next(objects.Count)];
        var value = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
        var keys = target.Select(member => member.Key).Where(key => key != "input_schema" && (key != "model" || target != root)).ToList();
        if (keys.Count > 0 && random.Next(2) == 0)
        {
            target[keys[random.Next(keys.Count)]] = value;
        }
        else
        {
            target[s_keywords[random.Next(s_keywords.Length)]] = value;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

/// <summary>Walks JSON.</summary>
file static class Walk
{
    public static IEnumerable<JsonNode> DescendantsAndSelf(this JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>().SelectMany(DescendantsAndSelf))
        {
            yield return child;
        }
    }
}
