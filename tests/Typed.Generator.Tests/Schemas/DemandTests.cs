using System.Text.Json;
using Typed.Emulator.Schema;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Demands of a schema that its record's types cannot make: checked at run time, with the verdict of an independent validator.</summary>
public sealed class DemandTests
{
    [Theory]
    // A required field that is no property.
    [InlineData("""{ "properties": { "a": { "type": "string" } }, "required": ["ghost"] }""", "{}", """{ "ghost": 1 }""", """{ "a": "x" }""")]
    [InlineData("""{ "properties": { "o": { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["ghost"] } } }""", """{ "o": {} }""", """{ "o": { "ghost": 1 } }""")]
    [InlineData("""{ "properties": { "a": { "type": "string" } }, "dependentRequired": { "a": ["ghost"] } }""", """{ "a": "x" }""", """{ "a": "x", "ghost": 1 }""")]
    [InlineData("""{ "properties": { "a": { "type": "string" } }, "anyOf": [{ "required": ["a"] }, { "required": ["ghost"] }] }""", "{}", """{ "a": "x" }""", """{ "ghost": 1 }""")]
    // Names that would be a path, a value or a count in a rule.
    [InlineData("""{ "properties": { "x.y": { "type": "string" }, "a": { "type": "string" } }, "dependentRequired": { "x.y": ["a"] } }""", """{ "x.y": "1" }""", """{ "x.y": "1", "a": "x" }""")]
    [InlineData("""{ "properties": { "a.b": { "type": "string" }, "c": { "type": "string" } }, "oneOf": [{ "required": ["a.b"] }, { "required": ["c"] }] }""", "{}", """{ "a.b": "1" }""", """{ "a.b": "1", "c": "1" }""")]
    [InlineData("""{ "properties": { "count(a)": { "type": "string" }, "a=b": { "type": "string" }, "c": { "type": "string" } }, "dependencies": { "count(a)": ["c"], "a=b": ["c"] } }""", """{ "count(a)": "1" }""", """{ "a=b": "1" }""", """{ "a=b": "1", "c": "1" }""")]
    // Values that stand beside others.
    [InlineData("""{ "properties": { "a": { "enum": ["x", "y"], "anyOf": [{ "enum": ["y", "z"] }, { "const": "q" }] } } }""", """{ "a": "x" }""", """{ "a": "y" }""", """{ "a": "z" }""")]
    [InlineData("""{ "properties": { "a": { "const": "x", "enum": ["y"] } } }""", """{ "a": "x" }""", """{ "a": "y" }""")]
    [InlineData("""{ "properties": { "a": { "allOf": [{ "enum": ["x", "y"] }, { "const": "y" }] } } }""", """{ "a": "x" }""", """{ "a": "y" }""")]
    // Bounds that no decimal and no 32 bits hold.
    [InlineData("""{ "properties": { "a": { "type": "integer", "minimum": 1e30 }, "b": { "type": "number", "minimum": -1e400 } } }""", """{ "a": 5 }""", """{ "b": 5 }""")]
    [InlineData("""{ "properties": { "a": { "type": "string", "minLength": 1e30 }, "b": { "type": "string", "maxLength": 1e30 }, "c": { "type": "string", "maxLength": 1e400 } } }""", """{ "a": "5" }""", """{ "b": "5" }""", """{ "c": "5" }""")]
    [InlineData("""{ "properties": { "a": { "type": "number", "multipleOf": 1e-30 }, "b": { "type": "number", "multipleOf": 1e-28 } } }""", """{ "a": 1 }""", """{ "b": 7.9e28 }""")]
    public void What_a_schema_demands_is_checked(string schema, params string[] instances)
    {
        var model = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/one.json", $$"""{ "model": "one", "kind": "k", "input_schema": {{schema}} }""")).Run().Load("OneParams");
        using var document = JsonDocument.Parse(schema);
        var judge = new SchemaValidator(document.RootElement);

        foreach (var instance in instances)
        {
            using var json = JsonDocument.Parse(instance);
            var result = model.Parse(json.RootElement);
            Assert.True(judge.IsValid(json.RootElement) == result.IsValid, $"{instance}: {result.Report}");
        }
    }

    [Theory]
    [InlineData("minimum", "\"5\"", "a number")]
    [InlineData("exclusiveMaximum", "[]", "a number")]
    [InlineData("minLength", "-1", "a whole number of 0 or more")]
    [InlineData("maxItems", "1.5", "a whole number of 0 or more")]
    [InlineData("pattern", "5", "a text")]
    [InlineData("uniqueItems", "\"true\"", "true or false")]
    [InlineData("enum", "\"a\"", "an array")]
    [InlineData("anyOf", "{}", "an array")]
    [InlineData("required", "\"a\"", "an array of names")]
    [InlineData("properties", "[]", "an object")]
    [InlineData("type", "\"strnig\"", "one of JSON's types, or several")]
    [InlineData("type", "[]", "one of JSON's types, or several")]
    public void A_keyword_of_another_form_is_told_where_it_stands(string keyword, string value, string form)
    {
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/one.json", $$"""
            { "model": "one", "kind": "k", "input_schema": { "properties": {
            "a": { "{{keyword}}":
            {{value}} } } } }
            """)).Run();

        Assert.Equal([$"TYP0003 one.json(3,1) '{keyword}' must be {form}; nothing is checked by it."], run.Report());
        Assert.Single(run.LoadAll());
    }

    [Fact]
    public void A_schema_nested_deeper_than_types_go_is_told_and_checked_at_run_time()
    {
        var deep = string.Concat(Enumerable.Repeat("""{ "properties": { "a": """, 40)) + """{ "type": "string" }""" + string.Concat(Enumerable.Repeat(" } }", 40));
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/one.json", $$"""{ "model": "one", "kind": "k", "input_schema": {{deep}} }""")).Run();

        Assert.EndsWith("The schema is nested deeper than 32 types; any JSON is taken from here on, and checked at run time.", Assert.Single(run.Report()), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "5" + new string('}', 40));
        Assert.False(run.Load("OneParams").Parse(json.RootElement).IsValid);
    }
}
