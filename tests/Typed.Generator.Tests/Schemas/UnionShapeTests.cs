using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Alternatives: their types, names, defaults, and what is said about a value that fits none.</summary>
public sealed class UnionShapeTests
{
    // The alternatives that a C# type can have, each with a default of its own.
    private static readonly (string Schema, string Default)[] s_arms =
    [
        (""" { "type": "string", "minLength": 1 } """, "\"any text\""),
        (""" { "type": "string", "enum": ["low", "high"] } """, "\"high\""),
        (""" { "type": "integer" } """, "5000000000"),
        (""" { "type": "integer", "minimum": 0, "maximum": 9 } """, "7"),
        (""" { "type": "number", "exclusiveMinimum": 0 } """, "0.5"),
        (""" { "type": "boolean" } """, "true"),
        (""" { "type": "object", "required": ["w"], "properties": { "w": { "type": "integer" }, "h": { "type": "integer", "default": 3 } } } """, """{"w":1}"""),
        (""" { "type": "array", "items": { "type": "string" } } """, """["a","b"]"""),
    ];

    [Fact]
    public void Each_union_of_two_or_three_alternatives_compiles_with_a_default_of_each()
    {
        var properties = new List<string>();
        var defaults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var arms in Subsets())
        {
            foreach (var arm in arms)
            {
                var name = $"p{string.Concat(arms)}_{arm}";
                properties.Add($$""" "{{name}}": { "{{(arms.Length == 2 ? "anyOf" : "oneOf")}}": [{{string.Join(", ", arms.Select(index => s_arms[index].Schema))}}], "default": {{s_arms[arm].Default}} } """);
                defaults.Add(name, s_arms[arm].Default);
            }
        }

        var run = new LivingDriver().Add(InMemoryFile.Model("m", string.Join(",\n", properties))).Run();
        var assembly = System.Reflection.Assembly.Load(Image(run));
        var record = (ModelParams)Activator.CreateInstance(assembly.GetType("Typed.Models.Acme.MParams", throwOnError: true)!)!;

        var sent = JsonNode.Parse(record.ToJson())!.AsObject();
        Assert.True(defaults.Count > 150, $"{defaults.Count} properties");
        // A type without C# has no default in C#: the provider's own applies.
        var differing = defaults.Where(item => sent[item.Key] is { } value && !JsonNode.DeepEquals(value, JsonNode.Parse(item.Value))).Select(item => item.Key).ToList();
        Assert.Empty(differing);
        Assert.True(sent.Count > 100, $"{sent.Count} defaults are sent");
    }

    [Theory]
    [InlineData("anyOf")]
    [InlineData("oneOf")]
    public void A_default_inside_a_nullable_alternative_is_sent_and_priced(string keyword)
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("m", $$""" "quality": { "{{keyword}}": [{ "type": "string", "enum": ["low", "high"], "default": "high" }, { "type": "null" }] } """),
            InMemoryFile.Pricing(""" "m": { "rules": [{ "when": { "quality": "low" }, "credits": 1 }, { "when": { "quality": "high" }, "credits": 4 }] } """)).Run();
        Assert.Empty(run.Report());
        var record = (ModelParams)Activator.CreateInstance(System.Reflection.Assembly.Load(Image(run)).GetType("Typed.Models.Acme.MParams", throwOnError: true)!)!;

        Assert.Equal("""{"quality":"high"}""", record.ToJson());
        Assert.Equal(4, record.Cost.Credits);
    }

    [Fact]
    public void A_default_beside_the_alternatives_comes_first() =>
        Assert.Contains(
            "= MQuality.Low;",
            new LivingDriver().Add(InMemoryFile.Model("m", """ "quality": { "anyOf": [{ "enum": ["low", "high"], "default": "high" }, { "type": "null" }], "default": "low" } """)).Run().Source("MParams"),
            StringComparison.Ordinal);

    [Fact]
    public void Alternatives_that_are_all_texts_are_a_text_and_their_constraints_are_checked()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """ "image": { "anyOf": [{ "type": "string", "format": "uri" }, { "type": "string", "pattern": "^asset_" }] } """)).Run();
        var model = run.Load("MParams");

        Assert.Contains("public string? Image { get; init; }", run.Source("MParams"), StringComparison.Ordinal);
        Assert.True(Parse(model, """{ "image": "https://example.com/a.png" }""").IsValid);
        Assert.True(Parse(model, """{ "image": "asset_1" }""").IsValid);
        Assert.False(Parse(model, """{ "image": "neither of both" }""").IsValid);
    }

    private const string Size = """
        "size": { "oneOf": [
          { "type": "object", "required": ["kind", "name"], "properties": { "kind": { "const": "preset" }, "name": { "type": "string", "minLength": 2 } } },
          { "type": "object", "required": ["kind", "width"], "properties": { "kind": { "const": "by-hand" }, "width": { "type": "integer", "maximum": 9 } } } ] }
        """;

    [Fact]
    public void Alternatives_that_a_constant_tells_apart_are_named_by_it()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", Size)).Run();
        run.Compile();

        Assert.Contains("public MSizePreset? Preset => ", run.Source("MParams"), StringComparison.Ordinal);
        Assert.Contains("public MSizeByHand? ByHand => ", run.Source("MParams"), StringComparison.Ordinal);
        Assert.DoesNotContain("Custom", run.Source("MParams"), StringComparison.Ordinal);
    }

    // The names of the base type's members.
    [Fact]
    public void A_constant_that_would_hide_a_member_gets_another_name()
    {
        string[] kinds = ["value", "read", "equals"];
        var shapes = string.Join(", ", kinds.Select((kind, at) => $$"""{ "type": "object", "properties": { "kind": { "const": "{{kind}}" }, "p{{at}}": { "type": "string" } } }"""));

        new LivingDriver().Add(InMemoryFile.Model("m", $$""" "size": { "oneOf": [{{shapes}}] } """)).Run().Compile();
    }

    [Theory]
    [InlineData("""{ "size": { "kind": "by-hand", "width": 10 } }""", "$.size.width", "up to 9")]
    [InlineData("""{ "size": { "kind": "by-hand", "width": "wide" } }""", "$.size.width", "")]
    [InlineData("""{ "size": { "kind": "by-hand" } }""", "$.size.width", "required")]
    [InlineData("""{ "size": { "kind": "preset", "name": "x" } }""", "$.size.name", "at least 2")]
    public void What_is_wrong_is_said_of_the_alternative_that_the_constant_picks(string json, string path, string message)
    {
        var report = Parse(new LivingDriver().Add(InMemoryFile.Model("m", Size)).Run().Load("MParams"), json).Report;

        var violation = Assert.Single(report.Violations);
        Assert.Equal(path, violation.Path);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_of_several_shapes_has_the_properties_of_all()
    {
        var run = new LivingDriver().Add(Root("""
            "type": "object", "required": ["prompt"], "properties": { "prompt": { "type": "string" } },
            "oneOf": [
              { "required": ["mode", "image"], "properties": { "mode": { "const": "edit" }, "image": { "type": "string" }, "strength": { "type": "number", "maximum": 1, "default": 0.5 } } },
              { "required": ["mode"], "properties": { "mode": { "const": "create" }, "count": { "type": "integer", "maximum": 4 } } } ]
            """)).Run();
        var model = run.Load("MParams");

        Assert.StartsWith("TYP0003", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Contains("The input is one of 2 shapes", run.Report()[0], StringComparison.Ordinal);
        Assert.Equal(["count", "image", "mode", "prompt", "strength"], model.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["mode", "prompt"], model.Fields.Where(field => field.Required).Select(field => field.Name).Order(StringComparer.Ordinal));
        // Sent with the other shape, the default would be wrong.
        Assert.DoesNotContain("0.5D;", run.Source("MParams"), StringComparison.Ordinal);
        Assert.True(Parse(model, """{ "prompt": "p", "mode": "create", "count": 2 }""").IsValid);
        Assert.False(Parse(model, """{ "prompt": "p", "mode": "create", "count": 5 }""").IsValid);
        var missing = Assert.Single(Parse(model, """{ "prompt": "p", "mode": "edit" }""").Report.Violations);
        Assert.Equal("$.image", missing.Path);
    }

    [Theory]
    [InlineData(""" "anyOf": [{ "$ref": "#/$defs/a" }, { "$ref": "#/$defs/b" }], "$defs": { "a": { "type": "object", "properties": { "x": { "type": "string" } } }, "b": { "type": "object", "properties": { "y": { "type": "string" } } } } """, "x y")]
    [InlineData(""" "oneOf": [{ "oneOf": [{ "properties": { "x": { "type": "string" } } }, { "properties": { "y": { "type": "string" } } }] }, { "properties": { "z": { "type": "string" } } }] """, "x y z")]
    public void Shapes_by_reference_and_within_shapes_count_too(string schema, string fields)
    {
        var model = new LivingDriver().Add(Root(schema)).Run().Load("MParams");

        Assert.Equal(fields, string.Join(' ', model.Fields.Select(field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(""" "patternProperties": { "^x": { "type": "string" } } """, "TYP0003", "names no properties")]
    [InlineData(""" "type": "object", "additionalProperties": { "type": "string" } """, "TYP0003", "names no properties")]
    [InlineData(""" "type": "array", "items": { "type": "string" } """, "TYP0021", "describes array")]
    [InlineData(""" "type": ["string", "null"] """, "TYP0021", "describes string or null")]
    [InlineData(""" "enum": ["a"] """, "TYP0021", "describes listed values")]
    public void A_record_without_fields_is_told(string schema, string id, string message)
    {
        var run = new LivingDriver().Add(Root(schema)).Run();
        run.Compile();

        var report = Assert.Single(run.Report());
        Assert.StartsWith(id, report, StringComparison.Ordinal);
        Assert.Contains(message, report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "type": "object" """)]
    [InlineData(""" "type": "object", "properties": {}, "additionalProperties": false """)]
    [InlineData(""" "type": "object", "additionalProperties": true, "required": [] """)]
    public void A_model_without_parameters_is_not(string schema) => Assert.Empty(new LivingDriver().Add(Root(schema)).Run().Report());

    private static IEnumerable<int[]> Subsets() =>
        from first in Enumerable.Range(0, s_arms.Length)
        from second in Enumerable.Range(first + 1, s_arms.Length - first - 1)
        from third in Enumerable.Range(second, s_arms.Length - second)
        select third == second ? new[] { first, second } : [first, second, third];

    private static InMemoryFile Root(string schema) =>
        new("schemas/acme/models/m.json", $$"""{ "model": "m", "kind": "text_to_video", "input_schema": { {{schema}} } }""");

    private static byte[] Image(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Compile().Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return image.ToArray();
    }

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
