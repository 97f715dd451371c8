using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Baselines;

/// <summary>Compares generated sources with checked-in ones, character by character, documentation included.</summary>
public sealed class BaselineTests
{
    [Fact]
    public Task A_record_with_enums_prices_and_rules() => Check(
        "EnumRecord.g.cs",
        "ClipParams",
        InMemoryFile.Model(
            "clip",
            """
            "prompt": { "type": "string", "description": "What to show.", "maxLength": 2500 },
            "duration": { "type": "string", "enum": ["5", "10"], "default": "5", "description": "Seconds." },
            "resolution": { "enum": ["480p", "720p", "1080p"], "default": "720p" },
            "aspect_ratio": { "enum": ["16:9", "9:16", "1:1"] },
            "mode": { "enum": ["std", "pro"] },
            "steps": { "type": "integer", "enum": [10, 20] }
            """,
            "\"prompt\""),
        InMemoryFile.Pricing(
            """
            "clip": {
              "source": "https://example.com/prices",
              "rules": [
                { "when": { "duration": 5, "resolution": "480p" }, "credits": 8 },
                { "when": { "duration": 5, "resolution": "720p" }, "credits": 12.5 },
                { "when": { "duration": 10, "resolution": "720p" }, "credits": 25 }
              ]
            }
            """),
        InMemoryFile.Rules("""{ "model": "clip", "id": "ratio-with-mode", "kind": "requires", "statement": "aspect_ratio requires mode.", "terms": ["aspect_ratio", "mode"], "source": { "document": "https://example.com/rules" } }"""));

    [Fact]
    public Task Constraints_and_nested_objects() => Check(
        "Constraints.g.cs",
        "TuneParams",
        InMemoryFile.Model(
            "tune",
            """
            "guidance": { "type": "number", "minimum": 0, "maximum": 1, "multipleOf": 0.1, "default": 0.5 },
            "seed": { "type": "integer", "exclusiveMinimum": 0 },
            "tags": { "type": "array", "items": { "type": "string", "minLength": 2, "pattern": "^[a-z]+$" }, "minItems": 1, "maxItems": 4, "uniqueItems": true },
            "formats": { "type": "array", "items": { "enum": ["png", "jpg"] } },
            "image_url": { "type": "string", "format": "uri", "description": "Deprecated.", "deprecated": true },
            "loud": { "type": "boolean", "default": false },
            "note": { "type": ["string", "null"] },
            "camera": { "type": "object", "required": ["zoom"], "properties": { "zoom": { "type": "integer", "minimum": 1, "maximum": 9 }, "move": { "enum": ["left", "right"], "default": "left" } } },
            "raw": { "not": { "type": "string" } }
            """));

    [Fact]
    public Task A_union_of_a_preset_and_a_size() => Check(
        "Union.g.cs",
        "PaintParams",
        InMemoryFile.Model(
            "paint",
            """
            "image_size": {
              "anyOf": [
                { "enum": ["square_hd", "portrait_4_3"] },
                { "type": "object", "required": ["width", "height"], "properties": { "width": { "type": "integer", "minimum": 64, "maximum": 4096 }, "height": { "type": "integer", "minimum": 64, "maximum": 4096 } } }
              ],
              "default": "square_hd"
            }
            """,
            kind: "text_to_image"));

    [Fact]
    public Task An_enum_that_takes_other_texts_too() => Check(
        "OpenEnum.g.cs",
        "SpeakParams",
        InMemoryFile.Model(
            "speak",
            """
            "voice": { "anyOf": [ { "enum": ["alloy", "echo"] }, { "type": "string" } ], "default": "alloy", "description": "The voice." }
            """,
            kind: "text_to_speech"));

    [Fact]
    public Task An_object_of_exactly_one_member() => Check(
        "ExactlyOne.g.cs",
        "MixParams",
        InMemoryFile.Model(
            "mix",
            """
            "track": { "type": "object", "properties": { "upload_id": { "type": "string" }, "library_id": { "type": "string", "minLength": 4 } }, "oneOf": [ { "required": ["upload_id"] }, { "required": ["library_id"] } ] },
            "cover": { "type": "object", "properties": { "url": { "type": "string", "format": "uri" }, "asset_id": { "type": "string" }, "avatar_id": { "type": "string" } }, "oneOf": [ { "required": ["url"] }, { "required": ["asset_id"] }, { "required": ["avatar_id"] } ] }
            """,
            "\"track\""));

    [Fact]
    public Task Ordered_input_slots() => Check(
        "Slots.g.cs",
        "MorphParams",
        new InMemoryFile(
            "schemas/acme/models/morph.json",
            """
            {
              "model": "morph",
              "kind": "image_to_video",
              "slots": ["start_image", "end_image"],
              "input_schema": { "type": "object", "required": ["start_image"], "properties": {
                "start_image": { "type": "string", "format": "uri", "x-media": "image" },
                "end_image": { "type": "string", "format": "uri", "x-media": "image" } } },
              "source": { "document": "https://example.com/morph", "retrieved": "2026-11-21", "verbatim": true }
            }
            """));

    [Fact]
    public Task A_model_that_changed_since_its_review() => Check(
        "Drift.g.cs",
        "DriftParams",
        InMemoryFile.Model("drift", """ "duration": { "enum": ["5", "10"], "default": "10" } """),
        InMemoryFile.Pricing(""" "drift": { "source": "https://example.com/prices", "rules": [ { "when": { "duration": 5 }, "credits": 8 }, { "when": { "duration": 10 }, "credits": 16 } ] } """),
        new InMemoryFile(
            "schemas/acme/reviewed.json",
            """
            { "provider": "acme", "models": { "drift": {
              "reviewed": "2026-11-01",
              "defaults": { "duration": "5" },
              "prices": { "unit": "credits", "per": "output", "certainty": "exact", "rules": [ { "when": { "duration": 5 }, "credits": 6 }, { "when": { "duration": 10 }, "credits": 12 } ] } } } }
            """));

    [Fact]
    public void The_catalog_and_what_was_removed()
    {
        var run = new LivingDriver(LanguageVersion.CSharp12)
            .Options(("TypedAllModels", "Acme.AllModels"))
            .Add(
                InMemoryFile.Model("one", """ "prompt": { "type": "string" } """),
                InMemoryFile.Model("two", """ "prompt": { "type": "string" } """),
                new InMemoryFile(
                    "schemas/acme/provider.json",
                    """{ "provider": "acme", "name": "Acme", "removed": [ { "model": "zero", "since": "2026-10-01", "replacement": "one" } ] }"""))
            .Run();

        Assert.Empty(run.Report());
        run.Compile();
        BaselineFile.Check("Catalog.g.cs", string.Join("\n", run.Sources
            .Where(source => !source.Key.EndsWith("Params.g.cs", StringComparison.Ordinal))
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => $"// ---- {source.Key}\n{source.Value}")));
    }

    // The file holds the record. The other sources are those of the driver: the catalog has a baseline of its own.
    private static Task Check(string baseline, string record, params InMemoryFile[] files)
    {
        var run = new LivingDriver().Add(files).Run();
        var test = new CSharpGeneratorTest(files);
        foreach (var (name, text) in run.Sources)
        {
            test.Expect(name, name.EndsWith($".{record}.g.cs", StringComparison.Ordinal) ? BaselineFile.Expected(baseline, text) : text);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
