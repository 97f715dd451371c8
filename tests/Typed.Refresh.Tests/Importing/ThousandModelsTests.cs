using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.Tests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>One document with a thousand operations that share components.</summary>
public sealed class ThousandModelsTests
{
    private const int Count = 1_000;

    [Fact]
    public async Task A_thousand_models_are_imported_at_once()
    {
        using var fixture = new ImportFixture();
        fixture.Write("thousand.json", Document(Count).ToJsonString());
        Assert.Contains("acme: 1000 new", await fixture.ImportAsync("thousand.json", "acme"), StringComparison.Ordinal);
        Assert.Equal(Count, fixture.Models("acme").Count());
        Assert.Equal(Count / 2, fixture.Models("acme").Count(model => fixture.Model("acme", model)["kind"]!.ToString() == "image_to_video"));
        await fixture.RunAsync(ExitCodes.Fine, "check");
        Assert.Contains("1000 unchanged", await fixture.RunAsync(ExitCodes.Fine, "refresh", "acme"), StringComparison.Ordinal);
    }

    [LongFact]
    public async Task A_thousand_models_compile()
    {
        using var fixture = new ImportFixture();
        fixture.Write("thousand.json", Document(Count).ToJsonString());
        await fixture.ImportAsync("thousand.json", "acme");
        var records = RecordAssembly.Of(fixture.Folder.Schemas, []);
        Assert.Empty(records.Problems());
        Assert.Equal(Count, ImportedDocumentTests.Catalog(records.Load()).Models.Count);
    }

    [Fact]
    public async Task More_models_than_the_limit_are_refused()
    {
        using var fixture = new ImportFixture();
        fixture.Write("many.json", Document(11).ToJsonString());
        fixture.Tool.Limits = new() { Models = 10 };
        Assert.Contains("the maximum is 10", await fixture.RunAsync(ExitCodes.Error, "import", "many.json", "--provider", "acme"), StringComparison.Ordinal);
    }

    private static JsonObject Document(int count)
    {
        var paths = new JsonObject();
        var schemas = new JsonObject
        {
            ["Size"] = JsonNode.Parse("""{"type":"object","properties":{"width":{"type":"integer","minimum":64},"height":{"type":"integer","minimum":64}}}"""),
            ["Lora"] = JsonNode.Parse("""{"type":"object","required":["path"],"properties":{"path":{"type":"string"},"scale":{"type":"number","default":1}}}"""),
            ["Seed"] = JsonNode.Parse("""{"type":["integer","null"]}"""),
        };
        for (var i = 0; i < count; i++)
        {
            var isVideo = i % 2 == 0;
            var name = FormattableString.Invariant($"Model{i}Input");
            var properties = new JsonObject
            {
                ["prompt"] = JsonNode.Parse("""{"type":"string"}"""),
                ["seed"] = Reference("Seed"),
                [isVideo ? "image_url" : "size"] = isVideo ? JsonNode.Parse("""{"type":"string","format":"uri"}""") : Reference("Size"),
                ["loras"] = new JsonObject { ["type"] = "array", ["maxItems"] = (i % 4) + 1, ["items"] = Reference("Lora") },
                [isVideo ? "duration" : "steps"] = JsonNode.Parse(isVideo ? FormattableString.Invariant($$"""{"type":"integer","enum":[{{(i % 7) + 3}},{{(i % 7) + 13}}]}""") : """{"type":"integer","minimum":1,"maximum":50}"""),
            };
            schemas[name] = new JsonObject { ["type"] = "object", ["required"] = isVideo ? new JsonArray("prompt", "image_url") : new JsonArray("prompt"), ["properties"] = properties };
            paths[FormattableString.Invariant($"/v1/studio/{(isVideo ? "video" : "image")}-{i}")] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference(name) } } },
                    ["responses"] = JsonNode.Parse("""{"200":{"description":"ok"}}"""),
                },
            };
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Thousand", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/components/schemas/" + name };
}
