using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Diagnostics;

/// <summary>Prices and rules that are not what they should be: told, and never used as if a part of them did not stand there.</summary>
public sealed class OddTableTests
{
    [Theory]
    [InlineData(""" "rules": [{ "credits": 1, "when": 5 }] """, "\"when\" must be an object of fields and their values; the price is left out")]
    [InlineData(""" "rules": [{ "credits": 1, "when": ["a"] }] """, "\"when\" must be an object of fields and their values; the price is left out")]
    [InlineData(""" "rules": [{ "credits": 1 }], "outputs": "n" """, "\"outputs\" must name the field of the \"count\"; 'm' has no price")]
    [InlineData(""" "rules": [{ "credits": 1 }], "outputs": { "count": 5 } """, "\"outputs\" must name the field of the \"count\"; 'm' has no price")]
    [InlineData(""" "rules": [{ "credits": 1 }], "contradictions": { "when": {} } """, "\"contradictions\" must be a list of objects with \"when\" and \"statement\"; 'm' has no price")]
    [InlineData(""" "rules": [{ "credits": 1 }], "contradictions": [{ "when": 5 }] """, "\"contradictions\" must be a list of objects with \"when\" and \"statement\"; 'm' has no price")]
    public void A_price_that_is_not_understood_is_no_price(string entry, string expected)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """ "n": { "type": "integer" } """), InMemoryFile.Pricing($$""" "m": { {{entry}} } """)).Run();

        Assert.StartsWith("TYP0012 pricing.json(1,", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.EndsWith(expected, run.Report()[0], StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse("{}");
        Assert.Null(((ModelParams)run.Load("MParams").Parse(json.RootElement).Params!).Cost.AtLeast);
    }

    [Fact]
    public void A_certainty_that_is_no_text_is_not_taken_for_exact()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", ""), InMemoryFile.Pricing(""" "m": { "certainty": 5, "rules": [{ "credits": 1 }] } """)).Run();

        Assert.StartsWith("TYP0012 pricing.json(1,", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Equal(CostCertainty.Typical, run.Load("MParams").Prices!.Certainty);
    }

    [Theory]
    [InlineData(""" "kind": "sum", "terms": ["a", "b"], "minimum": "5" """, "\"minimum\" must be a number")]
    [InlineData(""" "kind": "sum", "terms": ["a", "b"], "maximum": 1e400 """, "\"maximum\" must be a number")]
    [InlineData(""" "kind": "requires", "terms": [5, "b"] """, "\"terms\" must name the fields")]
    public void A_rule_that_is_not_understood_is_left_out(string rule, string expected)
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("m", """ "a": { "type": "integer" }, "b": { "type": "integer" }, "5": { "type": "integer" } """),
            InMemoryFile.Rules($$"""{ "model": "m", "id": "r", {{rule}} }""")).Run();

        Assert.Equal([$"TYP0010 rules.json(1,14) This rule is left out: {expected}"], run.Report());
        Assert.Empty(run.Load("MParams").Rules);
    }

    [Fact]
    public void Hostile_texts_and_numbers_of_all_tables_compile()
    {
        const string Odd = "\\\"\\n\\u2028</remarks>*/{0}\\ud800";
        var run = new LivingDriver().Add(
            new InMemoryFile("schemas/acme/models/m.json", $$"""
                { "model": "m", "kind": "{{Odd}}", "slots": ["a"], "media": { "a": "{{Odd}}" }, "deprecated": { "statement": "{{Odd}}", "replacement": "{{Odd}}" },
                  "source": { "document": "{{Odd}}", "retrieved": "{{Odd}}", "certainty": "{{Odd}}" },
                  "input_schema": { "description": "{{Odd}}", "properties": { "a": { "type": "string", "deprecated": true, "x-media": "{{Odd}}", "format": "{{Odd}}", "pattern": "{{Odd}}" }, "n": { "type": "array", "items": { "type": "string" } } } } }
                """),
            InMemoryFile.Pricing($$"""
                "m": { "per": "{{Odd}}", "note": "{{Odd}}", "as_of": "{{Odd}}", "source": "{{Odd}}", "outputs": { "count": "{{Odd}}", "up_to": "count(" },
                  "rules": [{ "credits": 1e400 }, { "credits": -1 }, 5, null, { "credits": 1e28, "when": { "a": { "x": 1 } } }, { "credits": 79228162514264337593543950335, "when": { "count(n)": 1 } },
                    { "credits": 1e-28, "when": { ".": 1, "": 2, "a..b": 3, "count(": "{{Odd}}", "count()": 1 } }],
                  "contradictions": [{ "when": { "a": "{{Odd}}" }, "statement": "{{Odd}}" }] }, "{{Odd}}": 5
                """),
            InMemoryFile.Rules($$"""
                5, null, [], { "model": "m" }, { "model": "m", "id": "{{Odd}}", "kind": "sum", "terms": ["a", "a..b", "a.", "a=", "a=5=6", "count(a)"], "minimum": -1e28, "maximum": 1e-28, "statement": "{{Odd}}" },
                { "model": "m", "id": "r", "kind": "ratio", "terms": ["a", "a"] }, { "model": "m", "id": "r", "kind": "excludes", "terms": ["a", "n", "a"] }, { "model": "m", "id": "y", "kind": "product", "terms": ["count(count(a))", "count(", "."] }
                """),
            new InMemoryFile("schemas/acme/provider.json", $$"""{ "removed": [{ "model": "{{Odd}}", "since": "{{Odd}}", "replacement": "{{Odd}}" }, 5] }"""),
            new InMemoryFile("schemas/acme/reviewed.json", $$"""{ "models": { "m": { "reviewed": "{{Odd}}", "defaults": { "a": { "{{Odd}}": [1e400] }, "": null }, "prices": { "rules": [{ "credits": 5, "when": { "a": "{{Odd}}" } }], "outputs": { "count": "{{Odd}}" } } }, "n": 5 } }""")).Run();

        Assert.All(run.Diagnostics, diagnostic => Assert.True(diagnostic.Location.GetLineSpan().IsValid, diagnostic.ToString()));
        var model = run.Load("MParams");
        using var json = System.Text.Json.JsonDocument.Parse("""{ "a": "x", "n": ["y"] }""");
        var read = (ModelParams)model.Parse(json.RootElement).Params!;
        Assert.NotNull(read.Validate());
        Assert.NotNull(read.Cost);
    }
}
