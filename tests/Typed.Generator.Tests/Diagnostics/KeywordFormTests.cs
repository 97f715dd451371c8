using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Diagnostics;

/// <summary>A keyword that is not valid, or that nothing enforces, is one located diagnostic.</summary>
public sealed class KeywordFormTests
{
    // The keyword stands at column 11 of the third line, and its value after it.
    [Theory]
    [InlineData("additionalProperties", "\"no\"", "a schema, an object or a boolean")]
    [InlineData("items", "\"string\"", "a schema, an object or a boolean")]
    [InlineData("not", "5", "a schema, an object or a boolean")]
    [InlineData("if", "[]", "a schema, an object or a boolean")]
    [InlineData("anyOf", "[]", "an array of at least one schema")]
    [InlineData("oneOf", "{}", "an array")]
    [InlineData("allOf", "[]", "an array of at least one schema")]
    [InlineData("prefixItems", "{}", "an array")]
    [InlineData("enum", "[]", "an array of at least one value")]
    [InlineData("$defs", "[]", "an object")]
    [InlineData("definitions", "true", "an object")]
    [InlineData("patternProperties", "[]", "an object")]
    [InlineData("patternProperties", """{ "(": {} }""", "a regular expression of ECMAScript that can be run here ('(': a '(' is not closed)")]
    [InlineData("dependentRequired", "\"x\"", "an object of arrays of names")]
    [InlineData("dependentRequired", """{ "a": "b" }""", "an object of arrays of names")]
    [InlineData("dependencies", """{ "a": 5 }""", "an object of arrays of names, or of schemas")]
    [InlineData("required", "true", "an array of names")]
    [InlineData("required", "[3]", "an array of names")]
    [InlineData("required", "\"a\"", "an array of names")]
    [InlineData("multipleOf", "0", "a number above 0")]
    [InlineData("multipleOf", "-2", "a number above 0")]
    [InlineData("minimum", "1e400", "a number that fits into 64-bit floating point")]
    [InlineData("maximum", "\"9\"", "a number")]
    [InlineData("exclusiveMinimum", "-1e999", "a number that fits into 64-bit floating point")]
    [InlineData("minLength", "-1", "a whole number of 0 or more")]
    [InlineData("maxContains", "1.5", "a whole number of 0 or more")]
    [InlineData("description", "{}", "a text")]
    [InlineData("title", "5", "a text")]
    [InlineData("format", "[]", "a text")]
    [InlineData("examples", "{}", "an array")]
    [InlineData("readOnly", "1", "true or false")]
    [InlineData("uniqueItems", "\"yes\"", "true or false")]
    [InlineData("type", "\"strnig\"", "one of JSON's types, or several")]
    [InlineData("pattern", "\"([a-z\"", "a regular expression of ECMAScript that can be run here ('([a-z': a '[' is not closed)")]
    [InlineData("pattern", """ "^\\p{Script=Greek}$" """, "a regular expression of ECMAScript that can be run here ('^\\p{Script=Greek}$': the Unicode property 'Script=Greek' is not known here)")]
    [InlineData("pattern", """ "^a\\Z" """, "a regular expression of ECMAScript that can be run here ('^a\\Z': '\\Z' is not an escape of ECMAScript)")]
    public void Wrong_form(string keyword, string value, string expected)
    {
        var run = new LivingDriver().Add(File($$"""
            "p": {
              "{{keyword}}": {{value}} }
            """)).Run();

        var report = Assert.Single(run.Report());
        Assert.StartsWith("TYP0003 m.json(4,", report, StringComparison.Ordinal);
        Assert.EndsWith($"'{keyword}' must be {expected}; nothing is checked by it.", report, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData(""" "p": { "pattern": "^[^<>]{1,5}$" }, "q": { "pattern": "^\\p{Letter}+$" }, "r": { "pattern": "[\\u{1F600}-\\u{1F64F}]" } """)]
    [InlineData(""" "p": { "multipleOf": 1e-30, "minimum": -1e300, "required": [], "items": [{}], "dependencies": { "a": ["b"], "c": {} } } """)]
    [InlineData(""" "p": { "not": { "required": ["a"] }, "additionalProperties": false, "unevaluatedProperties": true, "unevaluatedItems": false, "format": "uri" } """)]
    public void Right_form(string properties) => Assert.Empty(new LivingDriver().Add(File(properties)).Run().Report());

    [Theory]
    [InlineData(""" "p": { "not": { "minLength": "5" } } """, "'minLength' must be")]
    [InlineData(""" "p": { "if": { "properties": { "a": { "enum": {} } } } } """, "'enum' must be")]
    [InlineData(""" "p": { "not": { "allOf": [5] } } """, "A schema is expected here")]
    public void Wrong_form_within_what_only_validation_reads(string properties, string expected) =>
        Assert.Contains(expected, Assert.Single(new LivingDriver().Add(File(properties)).Run().Report()), StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "p": { "not": { "$ref": "#/$defs/gone" } } """)]
    [InlineData(""" "p": { "if": { "properties": { "a": { "$ref": "#/$defs/gone" } } } } """)]
    [InlineData(""" "p": { "dependentSchemas": { "a": { "$ref": "#/$defs/gone" } } } """)]
    public void A_reference_that_leads_nowhere_within_them(string properties) =>
        Assert.StartsWith("TYP0011 m.json(", Assert.Single(new LivingDriver().Add(File(properties)).Run().Report()), StringComparison.Ordinal);

    [Fact]
    public void What_is_not_enforced_is_told_once_per_file()
    {
        var run = new LivingDriver().Add(File("""
            "p": { "type": "object", "properties": { "a": { "type": "string", "format": "idn-email" } } },
            "q": { "type": "number", "divisibleBy": 2 }, "r": { "type": "string", "format": "iri" }, "s": { "not": { "type": "string", "format": "iri" } }
            """)).Run();

        var report = Assert.Single(run.Report());
        Assert.EndsWith("Validate() does not check 'divisibleBy', 'format idn-email', 'format iri'; the provider may refuse what it accepts.", report, StringComparison.Ordinal);
        Assert.StartsWith("TYP0003 m.json(3,", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minimun", "minimum")]
    [InlineData("requred", "required")]
    [InlineData("max_length", "maxLength")]
    [InlineData("MinLength", "minLength")]
    [InlineData("patern", "pattern")]
    [InlineData("fromat", "format")]
    [InlineData("additionalproperties", "additionalProperties")]
    [InlineData("exclusivMinimum", "exclusiveMinimum")]
    [InlineData("anyof", "anyOf")]
    [InlineData("$refs", "$ref")]
    public void A_keyword_that_is_nearly_one_is_told_with_the_nearest(string keyword, string meant)
    {
        foreach (var schema in new[] { $$"""{ "type": "string", "{{keyword}}": 5 }""", $$"""{ "not": { "{{keyword}}": 5 } }""" })
        {
            var report = Assert.Single(new LivingDriver().Add(File($""" "p": {schema} """)).Run().Report());
            Assert.EndsWith($"'{keyword}' is not a keyword of JSON Schema, so nothing is checked by it. Did you mean '{meant}'?", report, StringComparison.Ordinal);
        }
    }

    // Parameters may have any name, and so may keywords of other tools.
    [Theory]
    [InlineData(""" "minimun": { "type": "string" }, "type": { "type": "string" } """)]
    [InlineData(""" "p": { "type": "string", "x-minimun": 1, "widget": "text", "ui": {}, "order": 3, "group": "a", "min": 1, "label": "a", "unit": "s", "hint": "a", "tags": [], "example": "a", "name": "p" } """)]
    [InlineData(""" "p": { "type": "object", "default": { "requred": 1 }, "examples": [{ "minimun": 1 }], "properties": { "fromat": { "type": "string" }, "requred": true } } """)]
    public void Other_names_are_none(string properties) =>
        Assert.DoesNotContain(new LivingDriver().Add(File(properties)).Run().Report(), report => report.Contains("Did you mean", StringComparison.Ordinal));

    [Fact]
    public void Nullable_without_a_type_is_told_and_takes_null()
    {
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/m.json", """
            { "model": "m", "kind": "k", "input_schema": { "type": "object", "required": ["a", "b"], "$defs": { "d": { "type": "object", "properties": { "x": { "type": "integer" } }, "minProperties": 1 } },
              "properties": { "a": { "allOf": [{ "$ref": "#/$defs/d" }], "nullable": true }, "b": { "type": "string", "nullable": true, "not": { "const": "x" } } } } }
            """)).Run();
        var model = run.Load("MParams");

        Assert.Contains("'nullable' belongs beside 'type'", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.True(IsValid(model, """{ "a": null, "b": null }"""));
        Assert.False(IsValid(model, """{ "a": {}, "b": null }"""));
        Assert.False(IsValid(model, """{ "a": null, "b": "x" }"""));
    }

    // Within one document, a dynamic reference leads where a plain one does.
    [Theory]
    [InlineData("\"$dynamicRef\": \"#node\"", "\"$dynamicAnchor\": \"node\"")]
    [InlineData("\"$ref\": \"#node\"", "\"$dynamicAnchor\": \"node\"")]
    public void A_dynamic_reference_is_followed(string reference, string anchor)
    {
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/m.json", $$"""
            { "model": "m", "kind": "k", "input_schema": { "type": "object", "$defs": { "d": { {{anchor}}, "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" }, "next": { {{reference}} } } } },
              "properties": { "a": { {{reference}} }, "b": { "not": { {{reference}} } } } } }
            """)).Run();
        var model = run.Load("MParams");

        Assert.Empty(run.Report());
        Assert.DoesNotContain("JsonElement? A {", run.Source("MParams"), StringComparison.Ordinal);
        Assert.True(IsValid(model, """{ "a": { "x": 1, "next": { "x": 2 } }, "b": {} }"""));
        Assert.False(IsValid(model, """{ "a": { "x": 1, "next": {} } }"""));
        Assert.False(IsValid(model, """{ "b": { "x": 1 } }"""));
    }

    [Theory]
    [InlineData("http://json-schema.org/draft-04/schema#", true)]
    [InlineData("http://json-schema.org/draft-07/schema#", true)]
    [InlineData("https://json-schema.org/draft/2019-09/schema", false)]
    [InlineData("https://json-schema.org/draft/2020-12/schema", false)]
    public void Keywords_beside_a_reference_count_from_2019_on(string draft, bool areIgnored)
    {
        var model = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/m.json", $$"""
            { "model": "m", "kind": "k", "input_schema": { "$schema": "{{draft}}", "type": "object",
              "properties": { "n": { "$ref": "#/definitions/n", "maximum": 5 }, "o": { "not": { "$ref": "#/definitions/n", "maximum": 5 } } },
              "definitions": { "n": { "type": "integer", "minimum": 1 } } } }
            """)).Run().Load("MParams");

        Assert.Equal(areIgnored, IsValid(model, """{ "n": 9 }"""));
        Assert.False(IsValid(model, """{ "n": 0 }"""));
        Assert.Equal(!areIgnored, IsValid(model, """{ "o": 9 }"""));
    }

    [Theory]
    [InlineData("///")]
    [InlineData("+++")]
    [InlineData("🎨🎬")]
    public void A_name_without_letter_or_digit_is_refused_with_a_way_out(string name)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model(name, "", path: "schemas/acme/models/m.json"), InMemoryFile.Model("good", "")).Run();
        var named = new LivingDriver().Options(("TypedModelNames", name + "=Art")).Add(InMemoryFile.Model(name, "", path: "schemas/acme/models/m.json")).Run();

        Assert.Equal([$"TYP0022 m.json(2,12) The model name '{name}' has no letter or digit to make a C# name of, so there is no record; give it a name with the property TypedModelNames: {name}=Name"], run.Report());
        Assert.Equal(["Acme.Catalog.g.cs", "Acme.GoodParams.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(named.Report());
        Assert.Contains("Acme.ArtParams.g.cs", named.Sources.Keys);
    }

    // The compiler reads such a file in the machine's encoding.
    [Fact]
    public void Bytes_that_are_not_UTF_8_are_one_error_at_the_first_of_them()
    {
        var run = new LivingDriver().Add(new Latin1("{ \"model\": \"m\",\n \"kind\": \"ä\", \"input_schema\": {} }"), InMemoryFile.Model("good", "")).Run();

        Assert.Equal(["TYP0001 latin.json(2,11) This file is not valid JSON: the file is not UTF-8"], run.Report());
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
    }

    private static bool IsValid(ModelInfo model, string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return model.Parse(document.RootElement).IsValid;
    }

    private static InMemoryFile File(string properties) => new(
        "schemas/acme/models/m.json",
        $$"""
        { "model": "m", "kind": "text_to_video",
          "input_schema": { "type": "object", "properties": {
        {{properties}} } } }
        """);

    private sealed class Latin1(string text) : AdditionalText
    {
        public override string Path => "schemas/acme/models/latin.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.Latin1);
    }
}
