using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Every keyword of every draft as the schema of a parameter: the record gives ajv's verdict on every instance of the corpus.</summary>
public sealed class KeywordConformanceTests
{
    [Fact]
    public void Records_give_ajvs_verdict_on_every_keyword()
    {
        var corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "keywords.json")))!.AsArray();
        var driver = new LivingDriver();
        for (var i = 0; i < corpus.Count; i++)
        {
            driver.Add(File_(i, corpus[i]!["schema_text"]?.GetValue<string>() ?? corpus[i]!["schema"]?.ToJsonString() ?? "true"));
        }

        var run = driver.Run();
        Assert.DoesNotContain(run.Report(), report => !report.StartsWith("TYP0003", StringComparison.Ordinal) && !report.StartsWith("TYP0011", StringComparison.Ordinal));
        var models = run.LoadAll();

        var differences = new List<string>();
        var count = 0;
        for (var i = 0; i < corpus.Count; i++)
        {
            var model = models[$"K{i}Params"];
            foreach (var item in corpus[i]!["cases"]!.AsArray())
            {
                var instance = item!["text"]?.GetValue<string>() ?? item["instance"]?.ToJsonString() ?? "null";
                using var document = JsonDocument.Parse($$"""{"v":{{instance}}}""");
                if (IsTakenForAList(corpus[i]!["schema"]) && document.RootElement.GetProperty("v").ValueKind != JsonValueKind.Array)
                {
                    continue;
                }

                var expected = (item["ours"] ?? item["valid"])!.GetValue<bool>();
                var result = model.Parse(document.RootElement);
                count++;
                if (result.IsValid != expected)
                {
                    differences.Add($"{corpus[i]!["name"]} {corpus[i]!["schema"]?.ToJsonString()}: ajv says {expected} of {instance}; {result.Report}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(60)) + $"\n{differences.Count} differences in {count} instances");
        Assert.True(count > 800, $"{count} instances");
    }

    // By the letter of JSON Schema, "items" without a type lets any text pass; who writes it means a list, and the record is one.
    private static bool IsTakenForAList(JsonNode? schema) => schema is JsonObject keywords && keywords.ContainsKey("items") && !keywords.ContainsKey("type");

    private static InMemoryFile File_(int index, string schema)
    {
        // References from the schema's own root now begin at the property.
        var moved = schema.Replace("\"#/", "\"#/properties/v/", StringComparison.Ordinal).Replace("ef\":\"#\"", "ef\":\"#/properties/v\"", StringComparison.Ordinal);
        return new InMemoryFile(
            $"schemas/acme/models/k{index}.json",
            $$"""{ "model": "k{{index}}", "kind": "text_to_video", "input_schema": { "type": "object", "properties": { "v": {{moved}} } } }""");
    }
}
