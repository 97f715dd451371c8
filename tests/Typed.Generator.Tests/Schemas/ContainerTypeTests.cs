using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Lists of unions and of lists, and objects with names of the caller's choice: their C# types, JSON, checks and defaults.</summary>
public sealed class ContainerTypeTests
{
    // The shapes of items, each with its C# type, a valid value, and one that is invalid with its path after the container's.
    private static readonly (string Schema, string Type, string Valid, string Invalid, string Path)[] s_items =
    [
        (""" { "type": "string", "maxLength": 3 } """, "string", "\"abc\"", "\"abcd\"", ""),
        (""" { "type": "integer", "minimum": 0, "maximum": 9 } """, "long", "7", "10", ""),
        (""" { "type": "number", "exclusiveMinimum": 0 } """, "double", "0.5", "-1", ""),
        (""" { "type": "boolean" } """, "bool", "true", "1", ""),
        (""" { "enum": ["low", "high"] } """, "MPItem", "\"high\"", "\"none\"", ""),
        (""" { "anyOf": [{ "enum": ["low", "high"] }, { "type": "string" }] } """, "MPItem", "\"other\"", "5", ""),
        (""" { "type": "object", "required": ["w"], "properties": { "w": { "type": "integer", "maximum": 9 } } } """, "MPItem", """{"w":3}""", """{"w":10}""", ".w"),
        (""" { "oneOf": [{ "type": "integer", "maximum": 9 }, { "type": "array", "items": { "type": "string" } }] } """, "MPItem", """["a"]""", "true", ""),
        (""" { "type": "array", "items": { "type": "integer", "maximum": 9 }, "maxItems": 2 } """, "global::System.Collections.Generic.IReadOnlyList<long>", "[1,2]", "[1,10]", "[1]"),
        (""" { "type": "array", "items": { "type": "array", "items": { "type": "string", "minLength": 1 } } } """,
            "global::System.Collections.Generic.IReadOnlyList<global::System.Collections.Generic.IReadOnlyList<string>>", """[["a"],[]]""", """[[""]]""", "[0][0]"),
        (""" { "type": "object", "additionalProperties": { "type": "number", "maximum": 1 } } """, "global::System.Collections.Generic.IReadOnlyDictionary<string, double>", """{"a":0.5}""", """{"a b":2}""", ".a b"),
    ];

    public static TheoryData<int, bool> Containers => [.. Enumerable.Range(0, s_items.Length).SelectMany(index => new[] { (index, true), (index, false) })];

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_has_a_type_of_its_own_reads_writes_and_checks_its_items(int index, bool isList)
    {
        var (schema, type, valid, invalid, path) = s_items[index];
        var container = isList ? $$"""{ "type": "array", "items": {{schema}}, "maxItems": 2 }""" : $$"""{ "type": "object", "additionalProperties": {{schema}} }""";
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "p": {{container}} """)).Run();
        Assert.Empty(run.Report());
        var model = run.Load("MParams");
        string Whole(string item) => "{\"p\":" + (isList ? $"[{item}]" : "{\"one\":" + item + "}") + "}";

        var name = isList ? $"IReadOnlyList<{type}>" : $"IReadOnlyDictionary<string, {type}>";
        Assert.Contains($"public global::System.Collections.Generic.{name}? P {{ get; init; }}", run.Source("MParams"), StringComparison.Ordinal);
        var good = Parse(model, Whole(valid));
        Assert.True(good.IsValid, good.Report.ToString());
        Assert.Equal(Whole(valid), ((ModelParams)good.Params!).ToJson());
        var bad = Parse(model, Whole(invalid));
        Assert.Equal((isList ? "$.p[0]" : "$.p.one") + path, Assert.Single(bad.Report.Violations).Path);
        Assert.False(Parse(model, Whole("null")).IsValid);
        Assert.False(Parse(model, """{"p":5}""").IsValid);
        Assert.Equal(!isList, Parse(model, isList ? $$$"""{"p":[{{{valid}}},{{{valid}}},{{{valid}}}]}""" : $$$"""{"p":{"a":{{{valid}}},"b":{{{valid}}},"":{{{valid}}}}}""").IsValid);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_default_is_sent(int index, bool isList)
    {
        var (schema, _, valid, invalid, _) = s_items[index];
        string Container(string value) => isList
            ? $$"""{ "type": "array", "items": {{schema}}, "default": [{{value}}, {{value}}] }"""
            : $$"""{ "type": "object", "additionalProperties": {{schema}}, "default": { "one": {{value}}, "a\"b": {{value}} } }""";
        var expected = isList ? $"[{valid},{valid}]" : $$$"""{"one":{{{valid}}},"a\"b":{{{valid}}}}""";

        var record = (ModelParams)Activator.CreateInstance(new LivingDriver().Add(InMemoryFile.Model("m", $$""" "p": {{Container(valid)}} """)).Run().Load("MParams").ParamsType)!;
        var report = Assert.Single(new LivingDriver().Add(InMemoryFile.Model("m", $$""" "p": {{Container(invalid)}} """)).Run().Report());

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("{\"p\":" + expected + "}"), JsonNode.Parse(record.ToJson())), record.ToJson());
        Assert.StartsWith("TYP0004", report, StringComparison.Ordinal);
    }

    // What a record with such properties sends again is what was read, also within an object, and beside extra parameters.
    [Fact]
    public void Containers_within_containers_round_trip()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """
            "scenes": { "type": "array", "items": { "type": "object", "properties": {
              "layers": { "type": "array", "items": { "oneOf": [{ "type": "string" }, { "type": "object", "required": ["at"], "properties": { "at": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "number" } } } } }] } } } } },
            "required_one": { "type": "object", "additionalProperties": { "type": "integer" } }
            """)).Run();
        var model = run.Load("MParams");
        const string Json = """{"scenes":[{"layers":["a",{"at":{"x":[1.5,2],"y":[]},"more":1}],"extra":[null]},{}],"required_one":{"b":1,"a":2},"other":true}""";

        var result = Parse(model, Json);

        Assert.True(result.IsValid, result.Report.ToString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(((ModelParams)result.Params!).ToJson())), ((ModelParams)result.Params!).ToJson());
        // None of the shapes fits, so the violation is about the value that has one of them.
        Assert.Equal("$.scenes[0].layers[1]", Assert.Single(Parse(model, """{"scenes":[{"layers":["a",{"at":{"x":["1"]}}]}]}""").Report.Violations).Path);
    }

    [Theory]
    [InlineData(""" { "type": "array", "items": { "type": ["string", "null"] } } """)]
    [InlineData(""" { "type": "array", "items": {} } """)]
    [InlineData(""" { "type": "object", "additionalProperties": true } """)]
    [InlineData(""" { "type": "object", "additionalProperties": { "type": "string" }, "patternProperties": { "^x": { "type": "integer" } } } """)]
    [InlineData(""" { "type": "object" } """)]
    public void What_has_no_type_remains_JSON(string schema) => Assert.Contains(
        "JsonElement? P { get; init; }", new LivingDriver().Add(InMemoryFile.Model("m", "\"p\": " + schema)).Run().Source("MParams"), StringComparison.Ordinal);

    [Fact]
    public void Lists_of_numbers_and_of_objects_can_be_a_shape_of_a_union()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """
            "p": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "integer", "maximum": 9 } }, { "type": "array", "items": { "type": "object", "required": ["w"], "properties": { "w": { "type": "boolean" } } } }] }
            """)).Run();
        var model = run.Load("MParams");

        foreach (var value in new[] { "\"a\"", "[1,2]", """[{"w":true}]""" })
        {
            var result = Parse(model, "{\"p\":" + value + "}");
            Assert.True(result.IsValid, result.Report.ToString());
            Assert.Equal("{\"p\":" + value + "}", ((ModelParams)result.Params!).ToJson());
        }

        Assert.False(Parse(model, """{"p":[10]}""").IsValid);
        Assert.False(Parse(model, """{"p":[{"w":1}]}""").IsValid);
    }

    [Fact]
    public void Counts_and_names_of_a_map_are_checked()
    {
        var model = new LivingDriver().Add(InMemoryFile.Model("m", """
            "p": { "type": "object", "additionalProperties": { "type": "string" }, "maxProperties": 1, "propertyNames": { "pattern": "^[a-z]+$" } }, "q": { "type": "array", "items": { "type": "array", "items": { "type": "integer" } }, "uniqueItems": true }
            """)).Run().Load("MParams");

        Assert.True(Parse(model, """{"p":{"a":"x"},"q":[[1],[2]]}""").IsValid);
        Assert.False(Parse(model, """{"p":{"a":"x","b":"y"}}""").IsValid);
        Assert.False(Parse(model, """{"p":{"A":"x"}}""").IsValid);
        Assert.False(Parse(model, """{"q":[[1],[1]]}""").IsValid);
    }

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
