using System.Text.Json;
using Typed.Generator.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Schemas that are deep, wide or lead back to themselves: neither compiler nor program runs out of stack or time. Each of these once did.</summary>
public sealed class EndlessSchemaTests
{
    [LongFact]
    public void A_reference_through_thousands_of_others_is_told()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 50_000).Select(i => $$""" "d{{i}}": { "$ref": "#/$defs/d{{i + 1}}" }"""));
        var run = Run($$"""{ "properties": { "a": { "$ref": "#/$defs/d0" } }, "$defs": { {{definitions}}, "d50000": { "type": "string" } } }""");

        Assert.StartsWith("TYP0011 one.json(1,", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.EndsWith("it leads on through more than 256 others", run.Report()[0], StringComparison.Ordinal);
        Assert.Single(run.Load("OneParams").Fields);
    }

    [Fact]
    public void Thousands_of_schemas_for_one_property_must_all_hold()
    {
        var parts = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $$"""{ "required": ["a"], "properties": { "a": { "type": "string", "maxLength": {{20_003 - i}} } } }"""));
        var model = Run($$"""{ "allOf": [{{parts}}] }""").Load("OneParams");

        Assert.Equal(4, Assert.Single(model.Fields).MaxLength);
    }

    [Fact]
    public void References_that_double_at_each_level_are_merged_once()
    {
        var levels = string.Join(",", Enumerable.Range(0, 60).Select(i => $$""" "d{{i}}": { "allOf": [{ "$ref": "#/$defs/d{{i + 1}}" }, { "$ref": "#/$defs/d{{i + 1}}" }] }"""));
        var properties = string.Join(",", Enumerable.Range(0, 300).Select(i => $$""" "p{{i}}": { "type": "string", "maxLength": 7 }"""));
        var model = Run($$"""{ "allOf": [{ "$ref": "#/$defs/d0" }], "$defs": { {{levels}}, "d60": { "properties": { {{properties}} } } } }""").Load("OneParams");

        Assert.Equal(300, model.Fields.Count);
        Assert.All(model.Fields, field => Assert.Equal(7, field.MaxLength));
    }

    [LongFact]
    public void Thousands_of_names_that_come_to_the_same_are_numbered()
    {
        var values = string.Join(",", Enumerable.Range(0, 30_000).Select(i => $"\"{new string('a', 120)}{i}\""));

        Assert.Equal(30_000, Run($$"""{ "properties": { "e": { "enum": [{{values}}] } } }""").Load("OneParams").Field("e")!.Values.Count);
    }

    [Fact]
    public void A_default_that_fits_no_shape_at_any_depth_is_told()
    {
        var run = Run(Shapes($$""" "default": {{Nested(40, "5")}} """));

        Assert.StartsWith("TYP0004 one.json(1,", Assert.Single(run.Report()), StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void Json_that_fits_no_shape_at_any_depth_is_refused()
    {
        var model = Run(Shapes(""" "description": "" """)).Load("OneParams");

        Assert.False(Parse(model, $$"""{ "b": {{Nested(50, "5")}} }""").IsValid);
        Assert.True(Parse(model, $$"""{ "b": {{Nested(5, "\"x\"")}} }""").IsValid);
    }

    [Theory]
    [InlineData("""{ "properties": { "a": {} }, "anyOf": [{ "$ref": "#" }, { "$ref": "#" }] }""")]
    [InlineData("""{ "properties": { "a": {} }, "not": { "anyOf": [{ "$ref": "#" }, { "not": { "$ref": "#" } }] } }""")]
    public void A_schema_of_nothing_but_itself_is_left_to_the_provider(string schema) =>
        Assert.True(Parse(Run(schema).Load("OneParams"), """{ "a": 1 }""").IsValid);

    [Theory]
    [InlineData("""{ "properties": { "a": { "$ref": "#whole" }, "b": { "not": { "$ref": "#whole" } } }, "$defs": { "w": { "$anchor": "whole", "type": "integer" } } }""")]
    [InlineData("""{ "properties": { "a": { "$ref": "#whole" }, "b": { "not": { "$ref": "#whole" } } }, "definitions": { "w": { "id": "#whole", "type": "integer" } } }""")]
    public void An_anchor_is_found_at_run_time_too(string schema)
    {
        var model = Run(schema).Load("OneParams");

        Assert.True(Parse(model, """{ "a": 1, "b": "x" }""").IsValid);
        Assert.False(Parse(model, """{ "b": 1 }""").IsValid);
    }

    [Fact]
    public void A_pattern_that_takes_without_end_is_given_up_for_all_texts()
    {
        var model = Run("""{ "properties": { "l": { "type": "array", "items": { "type": "string", "pattern": "^(a+)+$" } } }, "minProperties": 0 }""").Load("OneParams");
        var text = $"\"{new string('a', 60)}!\"";

        // At a quarter of a second for each text it would be more than an hour.
        Assert.True(Parse(model, $$"""{ "l": [{{string.Join(",", Enumerable.Repeat(text, 20_000))}}] }""").IsValid);
    }

    [Fact]
    public void Thousands_of_references_to_thousands_of_anchors_and_to_nowhere_are_found_or_told()
    {
        var anchors = string.Join(",", Enumerable.Range(0, 5_000).Select(i => $$""" "d{{i}}": { "$anchor": "a{{i}}", "type": "string" }"""));
        var references = string.Join(",", Enumerable.Range(0, 5_000).Select(i => $$""" "p{{i}}": { "$ref": "#a{{i}}" }, "q{{i}}": { "$ref": "#/$defs/x{{i}}" }, "r{{i}}": { "$ref": "#x{{i}}" }"""));
        var run = Run($$"""{ "properties": { {{references}} }, "$defs": { {{anchors}} } }""");

        Assert.Equal(10_000, run.Report().Count(report => report.StartsWith("TYP0011 one.json(1,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void A_schema_as_deep_as_the_file_may_be_is_loaded(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("""{ "not": """, depth)) + """{ "type": "string" }""" + new string('}', depth);
        var model = Run($$"""{ "properties": { "a": {{deep}}, "b": { "default": {{new string('[', depth)}}{{new string(']', depth)}} } } }""").Load("OneParams");

        Assert.True(Parse(model, """{ "b": 1 }""").IsValid);
    }

    [Fact]
    public void Deep_json_in_a_value_of_any_kind_is_checked()
    {
        var model = Run("""{ "properties": { "a": { "not": { "type": "string" } } } }""").Load("OneParams");
        using var document = JsonDocument.Parse($$"""{ "a": {{new string('[', 500)}}{{new string(']', 500)}} }""", new JsonDocumentOptions { MaxDepth = 600 });

        Assert.True(model.Parse(document.RootElement).IsValid);
    }

    [Theory]
    [InlineData("""{ "a": "\ud800" }""")]
    [InlineData("""{ "\udc00": 1 }""")]
    [InlineData("""{ "a": "\ud83d\ud83d\ude00" }""")]
    public void Half_a_character_in_an_instance_is_a_violation(string json)
    {
        var model = Run("""{ "properties": { "a": { "type": "string" } }, "minProperties": 0 }""").Load("OneParams");

        Assert.False(Parse(model, json).IsValid);
        Assert.True(Parse(model, """{ "a": "\\ud800 \ud83d\ude00" }""").IsValid);
    }

    private static GeneratorRun Run(string schema) =>
        new LivingDriver().Add(new InMemoryFile("schemas/acme/models/one.json", $$"""{ "model": "one", "kind": "text_to_video", "input_schema": {{schema}} }""")).Run();

    private static string Shapes(string more)
    {
        const string Either = """ "anyOf": [{ "$ref": "#/$defs/A" }, { "$ref": "#/$defs/B" }, { "type": "string" }] """;
        return $$"""
            { "$defs": { "A": { "type": "object", "properties": { "n": { {{Either}} }, "x": { "type": "string" } } }, "B": { "type": "object", "properties": { "n": { {{Either}} }, "y": { "type": "string" } } } },
              "properties": { "a": { "$ref": "#/$defs/A" }, "b": { {{Either}}, {{more}} } } }
            """.ReplaceLineEndings(" ");
    }

    private static string Nested(int depth, string inner) => string.Concat(Enumerable.Repeat("{\"n\":", depth)) + inner + new string('}', depth);

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
