using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>What is longer than C# or an assembly takes: names, literals, lists.</summary>
public sealed class LengthTests
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("abcdefghij", 300));

    [Fact]
    public void A_name_longer_than_an_assembly_takes_is_cut()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", $$"""
            "{{s_long}}": { "type": "string" },
            "{{s_long}}2": { "enum": ["a", "b"] },
            "{{s_long}}3": { "type": "object", "properties": { "{{s_long}}4": { "enum": ["c"] } } },
            "e": { "enum": ["{{s_long}}", "{{s_long}}x", "y"] },
            "u": { "anyOf": [{ "enum": ["{{s_long}}"] }, { "type": "object", "properties": { "{{s_long}}": { "type": "integer" } } }] }
            """)).Run();

        Assert.Equal(5, run.Load("AcmeOneParams").Fields.Count);
    }

    [Fact]
    public void A_model_with_a_long_name_compiles() =>
        Assert.Single(new LivingDriver().Add(InMemoryFile.Model("acme/" + s_long, """ "a": { "enum": ["x"] } """)).Run().LoadAll());

    [Fact]
    public void A_default_longer_than_a_literal_may_be_is_told_and_left_out()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", $$""" "a": { "type": "string", "default": "{{new string('x', 9_000_000)}}" } """)).Run();

        Assert.Contains("TYP0004", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Single(run.Load("AcmeOneParams").Fields);
    }
}
