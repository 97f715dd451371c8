using System.Text.Json;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Shapes beyond those of the repository's own models, generated, compiled, loaded and used.</summary>
public sealed class SchemaShapeTests
{
    [Theory]
    // A provider nobody has heard of, with every plain shape.
    [InlineData(""" "n": { "type": "integer" } """, """{ "n": 5 }""", """{ "n": 5.5 }""")]
    [InlineData(""" "n": { "type": ["integer", "null"], "minimum": 1, "maximum": 3 } """, """{ "n": null }""", """{ "n": 4 }""")]
    [InlineData(""" "n": { "type": "number", "minimum": 0, "exclusiveMinimum": true } """, """{ "n": 0.1 }""", """{ "n": 0 }""")]
    [InlineData(""" "n": { "enum": [1, 2.5, "auto", null] } """, """{ "n": 2.5 }""", """{ "n": "2.5" }""")]
    [InlineData(""" "n": { "const": "only" } """, """{ "n": "only" }""", """{ "n": "other" }""")]
    [InlineData(""" "n": { "type": "string", "pattern": "^a+$" } """, """{ "n": "aaa" }""", """{ "n": "b" }""")]
    [InlineData(""" "n": { "type": "array", "items": { "type": "number", "maximum": 1 }, "maxItems": 2 } """, """{ "n": [0.5, 1] }""", """{ "n": [0, 2] }""")]
    [InlineData(""" "n": { "type": "array", "items": { "type": "boolean" }, "minItems": 2, "default": [true, false] } """, """{ "n": [true, false] }""", """{ "n": [true, "false"] }""")]
    [InlineData(""" "n": { "type": "array", "items": { "enum": ["a", "b"] }, "uniqueItems": true } """, """{ "n": ["a", "b"] }""", """{ "n": ["a", "a"] }""")]
    [InlineData(""" "n": { "type": "array", "items": { "type": "object", "required": ["x"], "properties": { "x": { "type": "boolean" } } } } """, """{ "n": [{ "x": true }] }""", """{ "n": [{}] }""")]
    [InlineData(""" "n": { "type": "object", "properties": { "deep": { "type": "object", "properties": { "x": { "type": "integer", "maximum": 1 } } } } } """, """{ "n": { "deep": { "x": 1 } } }""", """{ "n": { "deep": { "x": 2 } } }""")]
    [InlineData(""" "n": { "anyOf": [{ "type": "string", "maxLength": 2 }, { "type": "integer" }] } """, """{ "n": 7 }""", """{ "n": "abc" }""")]
    [InlineData(""" "n": { "allOf": [{ "type": "integer", "minimum": 2 }, { "maximum": 4 }] } """, """{ "n": 3 }""", """{ "n": 5 }""")]
    [InlineData(""" "n": { "oneOf": [{ "const": "a", "title": "A" }, { "const": "b" }] } """, """{ "n": "b" }""", """{ "n": "c" }""")]
    [InlineData(""" "n": { "$ref": "#/properties/m" }, "m": { "type": "string", "enum": ["x"] } """, """{ "n": "x" }""", """{ "n": "y" }""")]
    [InlineData(""" "n": { "type": "object", "properties": { "child": { "$ref": "#/properties/n" }, "v": { "type": "integer" } } } """, """{ "n": { "child": { "v": 1 } } }""", """{ "n": { "child": { "v": "1" } } }""")]
    public void A_schema_becomes_a_record_that_takes_and_refuses(string properties, string valid, string invalid)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", properties)).Run();
        Assert.Empty(run.Report());
        var model = run.Load("MParams");

        Assert.True(Parse(model, valid).IsValid, Parse(model, valid).Report.ToString());
        Assert.False(Parse(model, invalid).IsValid);
        var written = ((ModelParams)Parse(model, valid).Params!).ToJson();
        Assert.True(Parse(model, written).IsValid, written);
    }

    [Theory]
    [InlineData("class", "Class")]
    [InlineData("equals", "EqualsParameter")]
    [InlineData("cost", "CostParameter")]
    [InlineData("3d_mode", "N3dMode")]
    [InlineData("model", "Model")]
    [InlineData("😀", "U1F600")]
    [InlineData("שם", "שם")]
    public void Any_property_name_becomes_legal(string wire, string member)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "{{wire}}": { "type": "string" } """)).Run();
        run.Compile();

        Assert.Contains($"? {member} {{ get; init; }}", run.Source("MParams"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse($$"""{ "{{wire}}": "v" }""");
        var result = run.Load("MParams").Parse(json.RootElement);
        Assert.Null(result.Params!.ExtraParameters);
    }

    [Fact]
    public void Values_that_differ_in_case_only_are_two_members()
    {
        var source = new LivingDriver().Add(InMemoryFile.Model("m", """ "resolution": { "enum": ["4K", "4k", "", "+", "1.1", "16:9"] } """)).Run().Source("MParams");

        foreach (var member in new[] { "K4 = ", "K4_2 = ", "ValueEmpty = ", "Plus = ", "Value1_1 = ", "Ratio16x9 = " })
        {
            Assert.Contains(member, source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Over_a_thousand_values_are_an_enum_too()
    {
        var values = string.Join(", ", Enumerable.Range(0, 1500).Select(number => $"\"voice {number}\""));
        var model = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "voice": { "enum": [{{values}}] } """)).Run().Load("MParams");

        Assert.True(Parse(model, """{ "voice": "voice 1499" }""").IsValid);
        Assert.False(Parse(model, """{ "voice": "voice 1500" }""").IsValid);
    }

    [Fact]
    public void A_schema_that_doubles_at_each_level_ends()
    {
        var bomb = """ "n": { "anyOf": [{ "$ref": "#/properties/n" }, { "type": "array", "items": { "$ref": "#/properties/n" } }, { "type": "object", "properties": { "a": { "$ref": "#/properties/n" }, "b": { "$ref": "#/properties/n" } } }] } """;
        var laughs = string.Join(", ", Enumerable.Range(0, 30).Select(level => $$""" "l{{level}}": { "allOf": [{ "$ref": "#/properties/l{{level + 1}}" }, { "$ref": "#/properties/l{{level + 1}}" }] } """));

        new LivingDriver().Add(InMemoryFile.Model("bomb", bomb), InMemoryFile.Model("laughs", laughs + """, "l30": { "type": "string" } """)).Run().Compile();
    }

    [Fact]
    public void A_description_cannot_leave_its_comment()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """ "n": { "type": "string", "description": "a */ <b> & \"q\"\r\n\u2028 } evil \u0000 \ud800" } """)).Run();

        run.Compile();
        Assert.Contains("""a */ &lt;b&gt; &amp; "q" """.TrimEnd(), run.Source("MParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_one_of_is_a_rule_between_fields()
    {
        var file = new InMemoryFile(
            "schemas/acme/models/m.json",
            """
            { "model": "m", "kind": "text_to_video", "input_schema": {
              "type": "object",
              "properties": { "url": { "type": "string" }, "id": { "type": "string" }, "end": { "type": "string" } },
              "oneOf": [{ "required": ["url"] }, { "required": ["id"] }],
              "dependentRequired": { "end": ["url"] } } }
            """);
        var model = new LivingDriver().Add(file).Run().Load("MParams");

        Assert.True(Parse(model, """{ "url": "u" }""").IsValid);
        Assert.False(Parse(model, """{ }""").IsValid);
        Assert.False(Parse(model, """{ "url": "u", "id": "i" }""").IsValid);
        Assert.False(Parse(model, """{ "id": "i", "end": "e" }""").IsValid);
    }

    [Fact]
    public void An_enum_with_C_sharp_14_has_FromSeconds_itself()
    {
        var older = new LivingDriver(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12).Add(InMemoryFile.Model("m", """ "duration": { "enum": [5, 10] } """)).Run();
        older.Compile();

        Assert.DoesNotContain("extension(", older.Source("MParams"), StringComparison.Ordinal);
        Assert.Contains("public static MDuration FromSeconds(int seconds)", older.Source("MParams"), StringComparison.Ordinal);
    }

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
