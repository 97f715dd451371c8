using System.Text.Json.Nodes;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>Defaults have the names of fields, also those that a definition states, so that each can be accepted.</summary>
public sealed class DefaultFieldTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "width": { "$ref": "#/$defs/Side" },
            "height": { "$ref": "#/$defs/Side", "description": "The height." },
            "prompts": { "type": "array", "items": { "$ref": "#/$defs/Prompt" } },
            "size": { "anyOf": [{ "$ref": "#/$defs/Size" }, { "type": "string", "enum": ["square"] }] },
            "steps": { "$ref": "#/$defs/Steps", "default": 30 },
            "tree": { "$ref": "#/$defs/Node" }
          },
          "$defs": {
            "Side": { "type": "integer", "minimum": 64, "default": 512 },
            "Prompt": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string" }, "weight": { "type": "number", "default": 1 } } },
            "Size": { "type": "object", "properties": { "depth": { "$ref": "#/$defs/Side" } } },
            "Steps": { "type": "integer", "default": 20 },
            "Node": { "type": "object", "properties": { "seed": { "type": "integer", "default": 7 }, "next": { "$ref": "#/$defs/Node" } } }
          }
        }
        """;

    [Fact]
    public async Task A_default_of_a_definition_is_shown_for_each_field()
    {
        using var fixture = new ImportFixture();
        fixture.Write("image.json", Schema);
        Assert.Equal(
            ["steps = 30", "width = 512", "height = 512", "size.depth = 512", "prompts.weight = 1", "tree.seed = 7"],
            Shown(await fixture.ImportAsync("image.json", "acme")));
    }

    [Fact]
    public async Task A_default_of_a_definition_is_accepted_by_its_field()
    {
        using var fixture = new ImportFixture();
        fixture.Write("image.json", Schema);
        fixture.Folder.Write("acme/overrides.json", """
            { "models": { "image": { "fields": { "prompts.weight": { "default": "accepted" }, "width": { "default": "accepted" }, "tree.seed": { "default": "accepted" } } } } }
            """);
        Assert.Equal(["steps = 30", "height = 512", "size.depth = 512"], Shown(await fixture.ImportAsync("image.json", "acme")));
        var records = RecordAssembly.Of(fixture.Folder.Schemas, ["""
            using Typed.Models.Acme;
            var request = new ImageParams { Prompts = [new ImagePrompt { Text = "A lake" }], };
            """]);
        Assert.Empty(await records.ErrorsAsync());
        Assert.Equal("""{"prompts":[{"text":"A lake","weight":1}],"width":512}""", JsonNode.Parse(records.Run()[0].Json)!.ToJsonString());
        Assert.Contains("1 unchanged", await fixture.ImportAsync("image.json", "acme"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "left.width": { "default": "accepted" } }""", "left.width = 5, right.width = 5")]
    [InlineData("""{ "left": { "default": "accepted" }, "right": { "default": "accepted" } }""", "")]
    public async Task A_default_within_a_shared_object_is_accepted_for_all_of_its_fields(string fields, string shown)
    {
        using var fixture = new ImportFixture();
        fixture.Write("image.json", """{"properties":{"left":{"$ref":"#/$defs/Box"},"right":{"$ref":"#/$defs/Box"}},"$defs":{"Box":{"type":"object","properties":{"width":{"type":"integer","default":5}}}}}""");
        fixture.Folder.Write("acme/overrides.json", $$"""{ "models": { "image": { "fields": {{fields}} } } }""");
        Assert.Equal(shown, string.Join(", ", Shown(await fixture.ImportAsync("image.json", "acme"))));
        Assert.Equal(shown.Length == 0, fixture.Model("acme", "image")["input_schema"]!["$defs"]!["Box"]!["properties"]!["width"]!["default"] is not null);
    }

    [Fact]
    public async Task A_field_of_items_and_alternatives_has_corrections()
    {
        using var fixture = new ImportFixture();
        fixture.Write("image.json", Schema);
        fixture.Folder.Write("acme/overrides.json", """{ "models": { "image": { "fields": { "prompts.weight": { "name": "Share" }, "size.depth": { "hidden": true } } } } }""");
        await fixture.ImportAsync("image.json", "acme");
        var definitions = fixture.Model("acme", "image")["input_schema"]!["$defs"]!;
        Assert.Equal("Share", (string?)definitions["Prompt"]!["properties"]!["weight"]!["x-name"]);
        Assert.Empty(definitions["Size"]!["properties"]!.AsObject());
        fixture.Folder.Write("acme/overrides.json", """{ "models": { "image": { "fields": { "prompts.text": { "hidden": true } } } } }""");
        Assert.Contains("is required and cannot be hidden", await fixture.RunAsync(2, "import", "image.json", "--provider", "acme"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Shown(string output) =>
        output.ReplaceLineEndings("\n").Split('\n').Where(line => line.Contains("default not sent: ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
}
