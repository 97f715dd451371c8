using System.Text.Json.Nodes;
using Typed.Refresh.Diff.Changes;

namespace Typed.RefreshTests.Diff;

/// <summary>One test for each kind of change: a shipped model is changed in one way, and that way is what is reported, alone.</summary>
public sealed class ClassificationTests
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";
    private const string Sora = "sora-2/image-to-video/pro";
    private const string Wan = "wan-25-preview/text-to-image";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        // What was done; class, kind and message of the one change.
        { "remove value 10", "Breaking", "value-removed", "duration: the value \"10\" was removed" },
        { "add value 15", "Widened", "value-added", "duration: the value \"15\" was added" },
        { "remove field tail_image_url", "Breaking", "field-removed", "tail_image_url: the field was removed" },
        { "add field seed", "Widened", "field-added", "seed: the field was added" },
        { "add required field seed", "Breaking", "required-field-added", "seed: the field was added and is required" },
        { "require tail_image_url", "Breaking", "field-now-required", "tail_image_url: the field is now required" },
        { "unrequire prompt", "Widened", "field-now-optional", "prompt: the field is now optional" },
        { "cfg_scale maximum 0.8", "Breaking", "range-narrowed", "cfg_scale: maximum changed from 1 to 0.8" },
        { "cfg_scale maximum 2", "Widened", "range-widened", "cfg_scale: maximum changed from 1 to 2" },
        { "cfg_scale minimum -1", "Widened", "range-widened", "cfg_scale: minimum changed from 0 to -1" },
        { "cfg_scale exclusive", "Breaking", "range-narrowed", "cfg_scale: exclusiveMinimum changed from 0 to 0 (exclusive)" },
        { "cfg_scale without minimum", "Widened", "range-widened", "cfg_scale: minimum changed from 0 to none" },
        { "cfg_scale step 0.05", "Widened", "range-widened", "cfg_scale: multipleOf changed from 0.1 to 0.05" },
        { "cfg_scale step 0.25", "Breaking", "range-narrowed", "cfg_scale: multipleOf changed from 0.1 to 0.25" },
        { "prompt maxLength 100", "Breaking", "range-narrowed", "prompt: maxLength changed from none to 100" },
        { "prompt pattern", "Breaking", "form-added", "prompt: pattern changed from none to ^a" },
        { "prompt null", "Widened", "null-allowed", "prompt: null is now allowed" },
        { "prompt integer", "Breaking", "type-changed", "prompt: the type changed from a string to an integer" },
        { "cfg_scale default 0.7", "DefaultChanged", "default-changed", "cfg_scale: the default changed from 0.5 to 0.7; a request with default values cost 12 and now costs 12" },
        { "duration default 10", "DefaultChanged", "default-changed", "duration: the default changed from \"5\" to \"10\"; a request with default values cost 12 and now costs 24" },
        { "prompt description", "Documentation", "documentation-changed", "prompt: description changed" },
        { "prompt title", "Documentation", "documentation-changed", "prompt: title changed" },
        { "prompt deprecated", "Documentation", "field-deprecated", "prompt: the field is now deprecated" },
        { "source", "Documentation", "documentation-changed", "source changed" },
        { "enum order", "Documentation", "documentation-changed", "duration: notation changed; the meaning is the same" },
        { "kind", "Breaking", "model-kind-changed", "the kind changed from image_to_video to text_to_video" },
        { "slots", "Widened", "slots-added", "the slots changed from none to image_url, tail_image_url" },
        { "media", "Breaking", "form-changed", "image_url: x-media changed from image to video" },
        { "run-time check", "Breaking", "runtime-check-changed", "prompt: not, which is checked at run time, changed" },
        { "dearer", "PriceChanged", "price-raised", "duration 5: 12 → 15 credits (+25 %)" },
        { "cheaper", "PriceChanged", "price-lowered", "duration 10: 24 → 3 credits (-87.5 %)" },
        { "unpriced", "PriceChanged", "unpriced", "duration 10: no price; previously 24 credits" },
        { "priced", "PriceChanged", "priced", "duration 15: 36 credits; previously no price" },
        { "certainty", "PriceChanged", "price-certainty-changed", "the certainty of the prices changed from exact to typical" },
        { "per", "PriceChanged", "price-terms-changed", "the billed item of the prices changed from output to second" },
        { "price note", "Documentation", "documentation-changed", "price note changed" },
        { "model removed", "Breaking", "model-removed", "the model was removed" },
        { "rule removed", "Widened", "rule-removed", "the rule total-pixels was removed: Total pixels from 768 x 768 to 1440 x 1440." },
        { "rule narrowed", "Breaking", "rule-narrowed", "the rule total-pixels changed: Product(image_size.width, image_size.height) from 589824 to 2073600, documented only → Product(image_size.width, image_size.height) from 589824 to 1000000, documented only" },
        { "rule widened", "Widened", "rule-widened", "the rule total-pixels changed: Product(image_size.width, image_size.height) from 589824 to 2073600, documented only → Product(image_size.width, image_size.height) from 1 to 2073600, documented only" },
        { "rule added", "Breaking", "rule-added", "new rule tail-needs-image: A tail needs an image." },
        { "schema rule added", "Breaking", "rule-added", "new rule dependentRequired: 'tail_image_url' needs 'image_url'." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_classified(string edit, string expectedClass, string kind, string message)
    {
        var files = new DiffCase();
        Edit(files, edit);

        var change = Assert.Single(files.Compare());

        Assert.Equal((expectedClass, kind, message), (change.Class.ToString(), change.Kind, (change.Field is { } field ? field + ": " : "") + change.Message));
        Assert.Equal(edit.StartsWith("rule ", StringComparison.Ordinal) && edit != "rule added" ? Wan : Kling, change.Model);
        Assert.True(change.Place is { Line: > 0, Column: > 0 } && change.Place.File.StartsWith("schemas/creatify/", StringComparison.Ordinal), change.Place.ToString());
    }

    // What went there comes back here: the same number of changes, none of them breaking where the way there widened.
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_way_back_is_classified_too(string edit, string expectedClass, string kind, string message)
    {
        var files = new DiffCase();
        Edit(files, edit);

        var change = Assert.Single(files.CompareBack());

        var expected = expectedClass switch
        {
            "Widened" => "Breaking",
            "Breaking" when kind is not ("type-changed" or "required-field-added" or "form-changed" or "runtime-check-changed" or "model-kind-changed") && edit != "cfg_scale step 0.25" => "Widened",
            var same => same,
        };
        Assert.True(expected == change.Class.ToString(), $"{message}: {change.Class} {change.Message}");
    }

    [Fact]
    public void Nothing_changed_is_no_change() => Assert.Empty(new DiffCase().Compare());

    [Fact]
    public void A_union_can_lose_and_gain_a_branch()
    {
        var files = new DiffCase();
        var size = files.Field(Wan, "image_size");
        var branches = size["anyOf"]!.AsArray();
        var custom = branches.Single(branch => branch!["properties"] is not null || branch["$ref"] is not null);
        branches.Remove(custom);

        var removed = Assert.IsType<BranchRemoved>(Assert.Single(files.Compare(), change => change.Field == "image_size" && change.Class != ChangeClass.DefaultChanged));
        Assert.Contains("height, width", removed.Branch, StringComparison.Ordinal);
        Assert.IsType<BranchAdded>(Assert.Single(files.CompareBack(), change => change.Field == "image_size" && change.Class != ChangeClass.DefaultChanged));
    }

    [Fact]
    public void Slots_in_another_order_break()
    {
        var files = new DiffCase();
        files.Model(Kling)["slots"] = new JsonArray("image_url", "tail_image_url");
        var reordered = new DiffCase();
        reordered.Model(Kling)["slots"] = new JsonArray("tail_image_url", "image_url");

        Assert.Equal(ChangeClass.Widened, Assert.Single(files.Compare()).Class);
        Assert.Equal(ChangeClass.Breaking, Assert.Single(files.CompareBack()).Class);
        Assert.Equal("slots-added", Assert.Single(reordered.Compare()).Kind);
    }

    [Fact]
    public void A_renamed_model_and_a_renamed_field_are_hinted_at()
    {
        var files = new DiffCase();
        var renamed = files.Model(Kling).DeepClone().AsObject();
        renamed["model"] = "kling-video/v1.6/pro/image-to-video-new";
        files.Remove(DiffCase.PathOf(Kling));
        files.Add("models/kling-new.json", renamed);
        var properties = files.Model(Wan)["input_schema"]!["properties"]!.AsObject();
        var seed = properties["seed"]!.DeepClone();
        properties.Remove("seed");
        properties.Add("random_seed", seed);

        var changes = files.Compare();

        Assert.Equal("kling-video/v1.6/pro/image-to-video-new was added with the same schema", Assert.Single(changes.OfType<ModelRemoved>()).Hint);
        Assert.Equal($"{Kling} was removed and had the same schema", Assert.Single(changes.OfType<ModelAdded>()).Hint);
        Assert.Equal("random_seed was added with the same schema", Assert.Single(changes.OfType<FieldRemoved>()).Hint);
        Assert.Equal("seed was removed and had the same schema", Assert.Single(changes.OfType<FieldAdded>()).Hint);
    }

    [Fact]
    public void A_name_in_code_that_another_model_takes_is_a_break()
    {
        var files = new DiffCase();
        var rival = files.Model(Kling).DeepClone().AsObject();
        rival["model"] = "kling-video/v1.6-pro/image-to-video";
        files.Add("models/rival.json", rival);

        var change = Assert.Single(files.Compare().OfType<CodeNameChanged>());
        Assert.Equal(("KlingV16ProImageToVideoParams", "KlingV16ProImageToVideo_2Params"), (change.Before, change.After));
    }

    // "720" comes before "720p" in ordinal order and takes its number.
    [Fact]
    public void A_value_that_takes_the_number_of_another_one_is_a_break_and_no_more_than_that()
    {
        var files = new DiffCase();
        var values = files.Field(Sora, "resolution")["enum"]!.AsArray();
        values.Add("720");

        var changes = files.Compare();

        Assert.Equal("720", Assert.Single(changes.OfType<ValueNumberChanged>()).Old);
        Assert.Equal(
            [(ChangeClass.Breaking, "value-number-changed"), (ChangeClass.Widened, "value-added")],
            changes.Select(change => (change.Class, change.Kind)));
    }

    [Fact]
    public void A_value_inserted_in_front_of_others_only_widens()
    {
        var files = new DiffCase();
        files.Field(Sora, "resolution")["enum"]!.AsArray().Insert(0, "360p");

        Assert.Equal("value-added", Assert.Single(files.Compare()).Kind);
    }

    private static void Edit(DiffCase files, string edit)
    {
        var properties = files.Model(Kling)["input_schema"]!["properties"]!.AsObject();
        var required = files.Model(Kling)["input_schema"]!["required"]!.AsArray();
        var prices = files.File("pricing.json")["models"]![Kling]!.AsObject();
        var rules = files.File("rules.json")["rules"]!.AsArray();
        JsonObject Pixels() => rules.First(rule => (string?)rule!["id"] == "total-pixels")!.AsObject();
        void Set(string field, string keyword, JsonNode? value) => properties[field]![keyword] = value;
        switch (edit)
        {
            case "remove value 10": Set("duration", "enum", new JsonArray("5")); break;
            case "add value 15": Set("duration", "enum", new JsonArray("5", "10", "15")); break;
            case "remove field tail_image_url": properties.Remove("tail_image_url"); break;
            case "add field seed": properties.Add("seed", new JsonObject { ["type"] = "integer" }); break;
            case "add required field seed":
                properties.Add("seed", new JsonObject { ["type"] = "integer" });
                required.Add("seed");
                break;
            case "require tail_image_url": required.Add("tail_image_url"); break;
            case "unrequire prompt": required.RemoveAt(0); break;
            case "cfg_scale maximum 0.8": Set("cfg_scale", "maximum", 0.8); break;
            case "cfg_scale maximum 2": Set("cfg_scale", "maximum", 2); break;
            case "cfg_scale minimum -1": Set("cfg_scale", "minimum", -1); break;
            case "cfg_scale exclusive":
                properties["cfg_scale"]!.AsObject().Remove("minimum");
                Set("cfg_scale", "exclusiveMinimum", 0);
                break;
            case "cfg_scale without minimum": properties["cfg_scale"]!.AsObject().Remove("minimum"); break;
            case "cfg_scale step 0.05": Set("cfg_scale", "multipleOf", 0.05); break;
            case "cfg_scale step 0.25": Set("cfg_scale", "multipleOf", 0.25); break;
            case "prompt maxLength 100": Set("prompt", "maxLength", 100); break;
            case "prompt pattern": Set("prompt", "pattern", "^a"); break;
            case "prompt null": Set("prompt", "type", new JsonArray("string", "null")); break;
            case "prompt integer": Set("prompt", "type", "integer"); break;
            case "cfg_scale default 0.7": Set("cfg_scale", "default", 0.7); break;
            case "duration default 10": Set("duration", "default", "10"); break;
            case "prompt description": Set("prompt", "description", "Other words."); break;
            case "prompt title": Set("prompt", "title", "Prompt"); break;
            case "prompt deprecated": Set("prompt", "deprecated", true); break;
            case "source": files.Model(Kling)["source"]!["notes"] = new JsonArray("Read again."); break;
            case "enum order": Set("duration", "enum", new JsonArray("10", "5")); break;
            case "kind": files.Model(Kling)["kind"] = "text_to_video"; break;
            case "slots": files.Model(Kling)["slots"] = new JsonArray("image_url", "tail_image_url"); break;
            case "media": Set("image_url", "x-media", "video"); break;
            case "run-time check": Set("prompt", "not", new JsonObject { ["enum"] = new JsonArray("bad") }); break;
            case "dearer": prices["rules"]![0]!["credits"] = 15; break;
            case "cheaper": prices["rules"]![1]!["credits"] = 3; break;
            case "unpriced": prices["rules"]!.AsArray().RemoveAt(1); break;
            case "priced": prices["rules"]!.AsArray().Add(new JsonObject { ["when"] = new JsonObject { ["duration"] = 15 }, ["credits"] = 36 }); break;
            case "certainty": prices["certainty"] = "typical"; break;
            case "per": prices["per"] = "second"; break;
            case "price note": prices["newer"]!["statement"] = "other"; break;
            case "model removed": files.Remove(DiffCase.PathOf(Kling)); break;
            case "rule removed": rules.Remove(Pixels()); break;
            case "rule narrowed": Pixels()["maximum"] = 1000000; break;
            case "rule widened": Pixels()["minimum"] = 1; break;
            case "rule added":
                rules.Add(new JsonObject
                {
                    ["model"] = Kling,
                    ["id"] = "tail-needs-image",
                    ["kind"] = "requires",
                    ["terms"] = new JsonArray("tail_image_url", "image_url"),
                    ["statement"] = "A tail needs an image.",
                    ["severity"] = "error",
                });
                break;
            case "schema rule added":
                files.Model(Kling)["input_schema"]!["dependentRequired"] = new JsonObject { ["tail_image_url"] = new JsonArray("image_url") };
                break;
            default: throw new ArgumentException(edit, nameof(edit));
        }
    }
}
