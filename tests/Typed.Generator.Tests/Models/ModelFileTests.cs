using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>What stands in a model file beside its schema: slots, media, settings.</summary>
public sealed class ModelFileTests
{
    private const string Properties = """
        "zoom": { "type": "string" }, "b_slot": { "type": "string" }, "a_slot": { "type": "string" }, "prompt": { "type": "string" },
        "options": { "type": "object", "properties": { "sound": { "type": "boolean", "default": true }, "free": { "type": "boolean" } } }
        """;

    [Fact]
    public void Slots_stand_behind_the_required_properties_in_the_provider_s_order()
    {
        var run = Run(""" "slots": ["b_slot", "a_slot"], "media": { "b_slot": "image", "a_slot": "video" }, """);
        Assert.Empty(run.Report());
        Assert.Equal(["prompt", "b_slot", "a_slot", "options", "zoom"], run.Load("MParams").Fields.Select(field => field.Name));
        Assert.Equal(["b_slot", "a_slot"], run.Load("MParams").Slots.Select(slot => slot.Name));
        Assert.Equal(("video", 1), (run.Load("MParams").Fields[2].Media, run.Load("MParams").Fields[2].Slot));
        Assert.Contains("Input slots in order: b_slot, a_slot.", run.Source("MParams"), StringComparison.Ordinal);
        Assert.Contains("Input slot 2; needs the earlier ones.", run.Source("MParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_say_which_of_them_change_the_cost()
    {
        var run = Run(""" "settings": { "property": "options", "items": [{ "key": "sound", "affects_cost": true }, { "key": "free", "affects_cost": false }] }, """);
        Assert.Empty(run.Report());
        Assert.Equal(
            [("free", CostEffect.None), ("sound", CostEffect.ChangesCost)],
            run.Load("MParams").Field("options")!.Fields.Select(field => (field.Name, field.CostEffect)));
        Assert.Contains("Changes the cost.", run.Source("MParams"), StringComparison.Ordinal);
        Assert.Contains("Does not change the cost.", run.Source("MParams"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "slots": ["c_slot"], """, "the slot 'c_slot' is not a property")]
    [InlineData(""" "settings": { "property": "options", "items": [{ "key": "none" }] }, """, "the setting 'none' is not a property of 'options'")]
    [InlineData(""" "settings": { "property": "zoom", "items": [] }, """, "must name a property of the schema that is an object")]
    [InlineData(""" "settings": { "items": [] }, """, "must name a property of the schema that is an object")]
    [InlineData(""" "settings": [], """, "must have an array")]
    public void What_does_not_fit_the_schema_is_one_located_error(string members, string message)
    {
        Assert.Contains(message, Assert.Single(Run(members).Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_may_depend_on_a_setting_and_on_the_length_of_a_list()
    {
        var run = new LivingDriver()
            .Add(InMemoryFile.Model("m", Properties + """, "pictures": { "type": "array", "items": { "type": "string" } } """))
            .Add(InMemoryFile.Pricing("""
                "m": { "per": "output", "certainty": "typical", "note": "as far as is known",
                  "contradictions": [{ "when": { "count(pictures)": 2 }, "statement": "one page says 1, another 2" }],
                  "rules": [{ "when": { "options.sound": true, "count(pictures)": 0 }, "credits": 3 }] }
                """))
            .Run();
        Assert.Empty(run.Report());
        var model = run.Load("MParams");

        Assert.Equal(3, CostOf(model, "{}").Credits);
        Assert.Equal("as far as is known", CostOf(model, "{}").Note);
        Assert.Null(CostOf(model, """{"options":{"sound":false}}""").Credits);
        Assert.Null(CostOf(model, """{"pictures":["a"]}""").Credits);
        Assert.Contains("one page says 1, another 2", CostOf(model, """{"pictures":["a","b"]}""").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("options.none")]
    [InlineData("prompt.none")]
    [InlineData("count(prompt)")]
    [InlineData("count(none)")]
    public void A_price_for_what_the_model_does_not_have_is_reported(string field)
    {
        var report = new LivingDriver()
            .Add(InMemoryFile.Model("m", Properties))
            .Add(InMemoryFile.Pricing($$""" "m": { "per": "output", "certainty": "typical", "rules": [{ "when": { "{{field}}": true }, "credits": 3 }] } """))
            .Run().Report();
        Assert.Contains(field, Assert.Single(report), StringComparison.Ordinal);
    }

    private static Cost CostOf(ModelInfo model, string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return model.Parse(document.RootElement).Params!.Cost;
    }

    private static GeneratorRun Run(string members) => new LivingDriver()
        .Add(new InMemoryFile(
            "schemas/acme/models/m.json",
            $$"""{ "model": "m", "kind": "text_to_video", {{members}} "input_schema": { "type": "object", "required": ["prompt"], "properties": { {{Properties}} } } }""",
            "acme"))
        .Run();
}
