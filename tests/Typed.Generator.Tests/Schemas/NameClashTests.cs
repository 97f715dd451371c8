using System.Text.Json;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Names of a schema that are those of the generated code's own types and members.</summary>
public sealed class NameClashTests
{
    [Theory]
    // A duration's enum has a class beside it, whose name ends with an s more.
    [InlineData(""" "duration": { "enum": [5, 10] }, "durations": { "type": "object", "properties": { "x": { "type": "string" } } } """)]
    [InlineData(""" "duration": { "enum": [5, 10] }, "durations": { "enum": ["a", "b"] } """)]
    [InlineData(""" "durations": { "enum": ["a", "b"] }, "duration": { "enum": [5, 10] } """, "\"durations\"")]
    // A property with the name of a type that an initializer or the reader speaks of.
    [InlineData(""" "acme_one_duration": { "type": "string" }, "duration": { "enum": [5, 10], "default": 5 } """)]
    [InlineData(""" "acme_one_u": { "type": "integer" }, "u": { "anyOf": [{ "type": "string" }, { "type": "integer" }], "default": "x" } """)]
    [InlineData(""" "acme_one_e": { "type": "boolean" }, "e": { "anyOf": [{ "enum": ["a"] }, { "type": "string" }], "default": "a" } """)]
    [InlineData(""" "acme_one_k": { "type": "string" }, "k": { "const": "a" } """, "\"k\"")]
    [InlineData(""" "o": { "type": "object", "properties": { "acme_one_o_e": { "type": "string" }, "e": { "enum": ["a", "b"], "default": "b" } } } """)]
    // The name of the record itself, and the name that a property of it gets in its place.
    [InlineData(""" "acme_one_params": { "type": "string" }, "acme_one_params_parameter": { "type": "string" } """)]
    [InlineData(""" "o": { "type": "object", "properties": { "acme_one_o": { "type": "string" }, "acme_one_o_parameter": { "type": "string" } } } """)]
    public void A_property_may_be_called_as_what_is_generated(string properties, string required = "") =>
        Assert.Single(new LivingDriver().Add(InMemoryFile.Model("acme/one", properties, required)).Run().LoadAll());

    [Theory]
    [InlineData("Acme", null)]
    [InlineData("Other", """{ "name": "Other" }""")]
    public void A_model_whose_type_is_called_as_the_catalog_gives_way_and_is_told(string model, string? provider)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model(model, """ "catalog": { "type": "object", "properties": { "x": { "type": "string" } } } """));
        if (provider is not null)
        {
            run.Add(new InMemoryFile("schemas/acme/provider.json", provider));
        }

        var done = run.Run();

        Assert.Equal([$"TYP0005 {model}.json(2,12) The name '{model}Params' is taken by '{model}Catalog'; the record of '{model}' is called '{model}_2Params'"], done.Report());
        Assert.NotNull(done.Load(model + "_2Params"));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("</param> \u2028 public int Evil;")]
    [InlineData("<see cref=\"x")]
    public void A_member_of_exactly_one_cannot_leave_its_comment(string name)
    {
        var quoted = JsonSerializer.Serialize(name);
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", $$"""
            "o": { "type": "object", "properties": { {{quoted}}: { "type": "string" }, "url": { "type": "string" } }, "oneOf": [{ "required": [{{quoted}}] }, { "required": ["url"] }] }
            """)).Run();

        Assert.Contains("ExactlyOneObject", run.Source("AcmeOneParams"), StringComparison.Ordinal);
        Assert.Single(run.LoadAll());
    }

    [Fact]
    public void Two_shapes_that_are_the_same_runtime_type_are_no_union()
    {
        string Media(string description) => $$"""
            { "type": "object", "description": "{{description}}", "properties": { "url": { "type": "string", "format": "uri" }, "asset_id": { "type": "string" }, "avatar_id": { "type": "string" } },
              "oneOf": [{ "required": ["url"] }, { "required": ["asset_id"] }, { "required": ["avatar_id"] }] }
            """;

        Assert.Single(new LivingDriver().Add(InMemoryFile.Model("acme/one", $$""" "u": { "anyOf": [{{Media("1")}}, {{Media("2")}}] } """)).Run().LoadAll());
    }

    [Fact]
    public void Removed_models_of_several_files_and_of_providers_of_one_name_are_all_there()
    {
        var run = new LivingDriver().Add(
            Removed("a/provider.json", "one", "a-b"),
            Removed("b/provider.json", "two", "a-b"),
            Removed("c/provider.json", "three", "a_b")).Run();

        Assert.Equal(["AB.Removed.g.cs", "AB_2.Removed.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, string.Concat(run.Sources.Values).Split("RemovedModel(").Length - 1);
        run.Compile();
    }

    private static InMemoryFile Removed(string path, string model, string provider) => new(path, $$"""{ "removed": [{ "model": "{{model}}" }] }""", provider);
}
