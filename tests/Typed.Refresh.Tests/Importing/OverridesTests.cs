using System.Text.Json.Nodes;
using Typed.Emulator.Schema;
using Typed.Refresh.Commands;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

public sealed class OverridesTests
{
    private const string Corrections = """
        {
          "$schema": "../overrides.schema.json",
          "models": {
            "images/*": { "record": "Picture", "kind": "text_to_image", "fields": { "user": { "hidden": true }, "n": { "name": "Count", "default": "accepted" } } },
            "videos": {
              "name": "motion",
              "slots": ["input_reference"],
              "fields": { "seconds": { "role": "none" }, "input_reference": { "media": "image" } },
              "rules": [{ "id": "size-needs-seconds", "kind": "requires", "terms": ["size", "seconds"], "statement": "A size requires a duration.", "severity": "warning" }]
            }
          }
        }
        """;

    [Fact]
    public async Task Corrections_survive_each_import()
    {
        using var fixture = new ImportFixture();
        fixture.Folder.Write("lumen/overrides.json", Corrections);
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        var first = fixture.Folder.Snapshot();
        var image = fixture.Model("lumen", "images/generations");
        Assert.Equal("Picture", (string?)image["record"]);
        Assert.Null(image["input_schema"]!["properties"]!["user"]);
        Assert.Equal(1, (int?)image["input_schema"]!["properties"]!["n"]!["default"]);
        Assert.Equal("vivid", (string?)image["input_schema"]!["properties"]!["style"]!["x-default"]);
        Assert.Equal("size-needs-seconds", (string?)fixture.Folder.ReadJson("lumen/rules.json")["rules"]![0]!["id"]);
        Assert.Equal("motion", (string?)fixture.Folder.ReadJson("lumen/rules.json")["rules"]![0]!["model"]);

        var records = RecordAssembly.Of(fixture.Folder.Schemas,
        [
            """
            using Typed.Models.Lumen;
            var request = new PictureParams { Prompt = "A lake" };
            """,
            """
            using Typed.Models.Lumen;
            var request = new MotionParams { Prompt = "A lake", Model = MotionModel.LumenMotion, Seconds = MotionSeconds.Value8, Size = MotionSize.Value720x1280 };
            """,
        ]);
        Assert.Empty(await records.ErrorsAsync());
        // The accepted default is sent, the others are not.
        Assert.Equal("""{"prompt":"A lake","n":1}""", JsonNode.Parse(records.Run()[0].Json)!.ToJsonString());

        Assert.Contains("2 unchanged", await fixture.ImportAsync("lumen.json", "lumen"), StringComparison.Ordinal);
        Assert.Equal(first, fixture.Folder.Snapshot());
        await fixture.RunAsync(ExitCodes.Fine, "check");

        // What is no longer corrected follows the document again.
        fixture.Folder.Write("lumen/overrides.json", """{ "models": { "videos": { "name": "motion" } } }""");
        Assert.Contains("2 changed", await fixture.ImportAsync("lumen.json", "lumen"), StringComparison.Ordinal);
        Assert.Null(fixture.Model("lumen", "images/generations")["record"]);
        Assert.NotNull(fixture.Model("lumen", "images/generations")["input_schema"]!["properties"]!["user"]);
        Assert.Null(fixture.Model("lumen", "motion")["slots"]);
        Assert.Empty(fixture.Folder.ReadJson("lumen/rules.json")["rules"]!.AsArray());
    }

    [Fact]
    public void The_corrections_fit_their_schema()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(ScratchFolder.Repository, "overrides.schema.json")));
        using var file = System.Text.Json.JsonDocument.Parse(Corrections);
        Assert.Empty(new SchemaValidator(schema.RootElement).Validate(file.RootElement));
    }

    [Theory]
    [InlineData("""{ "models": { "videos": { "fields": { "seconds": { "rol": "none" } } } } }""", "\"rol\" is unknown. Did you mean role?")]
    [InlineData("""{ "models": { "videos": { "fields": { "seconds": { "role": "length" } } } } }""", "must be duration, resolution, aspect_ratio, none")]
    [InlineData("""{ "models": { "videos": { "fields": { "second": { "role": "none" } } } } }""", "videos has no field \"second\"")]
    [InlineData("""{ "models": { "videos": { "fields": { "prompt": { "hidden": true } } } } }""", "is required and cannot be hidden")]
    [InlineData("""{ "models": { "videos": { "record": "2nd" } } }""", "must be a C# name")]
    [InlineData("""{ "models": [] }""", "an object is expected")]
    [InlineData("""{ "models": """, "overrides.json")]
    public async Task An_invalid_correction_is_an_error_and_nothing_is_written(string overrides, string message)
    {
        using var fixture = new ImportFixture();
        fixture.Folder.Write("lumen/overrides.json", overrides);
        Assert.Contains(message, await fixture.RunAsync(ExitCodes.Error, "import", fixture.Add("lumen.json"), "--provider", "lumen"), StringComparison.Ordinal);
        Assert.Empty(SchemaFiles.Load(fixture.Folder.Schemas, "lumen").Models);
    }

    [Fact]
    public async Task All_defaults_can_be_accepted_and_stay_accepted()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        Assert.Equal("4", (string?)fixture.Model("lumen", "videos")["input_schema"]!["$defs"]!["VideoSeconds"]!["x-default"]);
        Assert.DoesNotContain("default not sent", await fixture.ImportAsync("lumen.json", "lumen", "--accept-defaults"), StringComparison.Ordinal);
        Assert.Equal("4", (string?)fixture.Model("lumen", "videos")["input_schema"]!["$defs"]!["VideoSeconds"]!["default"]);
        Assert.Null(fixture.Model("lumen", "videos")["input_schema"]!["$defs"]!["VideoSeconds"]!["x-default"]);
        Assert.Contains("0 changed", await fixture.RunAsync(ExitCodes.Fine, "refresh", "lumen"), StringComparison.Ordinal);
    }
}
