using System.Diagnostics;
using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Tests;

/// <summary>What ajv has no verdict on: messages, circles, and work that must stay bounded.</summary>
public sealed class SchemaValidatorTests
{
    [Fact]
    public void A_violation_names_place_keyword_and_allowed_values()
    {
        var violation = Assert.Single(Validate("""{"properties":{"a/b":{"items":{"enum":["5","10"]}}}}""", """{"a/b":["5",5]}"""));
        Assert.Equal("/a~1b/1", violation.InstancePath);
        Assert.Equal("enum", violation.Keyword);
        Assert.Equal("""/a~1b/1: must be one of "5", "10", is 5""", violation.ToString());
    }

    [Fact]
    public void Alternatives_say_what_each_of_them_would_take()
    {
        var violation = Assert.Single(Validate("""{"anyOf":[{"type":"integer"},{"enum":["auto"]}]}""", "\"x\""));
        Assert.Contains("must be integer, is string; or must be one of \"auto\"", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}""")]
    [InlineData("""{"not":{"$ref":"#"}}""")]
    [InlineData("""{"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/a"},{}]}},"$ref":"#/$defs/a"}""")]
    public void A_circle_of_references_is_reported(string schema)
    {
        var violation = Assert.Single(Validate(schema, "1"));
        Assert.Contains("in a cycle", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"$ref":"#/$defs/missing"}""")]
    [InlineData("""{"$ref":"https://example.com/other.json"}""")]
    [InlineData("""{"not":{"$ref":"#/missing"}}""")]
    [InlineData("""{"anyOf":[{"$ref":"#nowhere"},{}]}""")]
    public void A_reference_out_of_the_document_is_reported(string schema) =>
        Assert.Contains("not in the document", Assert.Single(Validate(schema, "1")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_may_follow_a_reference_that_its_object_follows_too() =>
        Assert.Empty(Validate("""{"$defs":{"a":{"propertyNames":{"$ref":"#/$defs/a"},"minLength":1}},"$ref":"#/$defs/a"}""", """{"x":1}"""));

    [Fact]
    public void Numbers_beyond_floating_point_are_told_apart()
    {
        Assert.NotEmpty(Validate("""{"const":9007199254740993}""", "9007199254740992"));
        Assert.NotEmpty(Validate("""{"maximum":0.1}""", "0.10000000000000000000000000000001"));
        Assert.Empty(Validate("""{"multipleOf":1e-30}""", "123.456"));
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e-999999999")]
    [InlineData("1e99999999999999999999")]
    public void Enormous_exponents_cost_nothing(string number)
    {
        Assert.Empty(Validate("""{"type":"number"}""", number));
        Validate("""{"minimum":0.5,"maximum":3,"multipleOf":0.7,"enum":[1]}""", number);
    }

    [Fact]
    public void A_recursive_schema_that_branches_ends()
    {
        // Two ways at each level: 2^depth evaluations, were they not counted.
        var schema = """{"$defs":{"n":{"anyOf":[{"items":{"$ref":"#/$defs/n"},"minItems":9},{"items":{"$ref":"#/$defs/n"},"minItems":9}]}},"$ref":"#/$defs/n"}""";
        Assert.NotEmpty(Validate(schema, new string('[', 40) + new string(']', 40)));
    }

    [Fact]
    public void Nested_alternatives_do_not_double_the_message()
    {
        var schema = """{"type":"string"}""";
        for (var level = 0; level < 12; level++)
        {
            schema = $$"""{"anyOf":[{{schema}},{{schema}}]}""";
        }

        Assert.InRange(Assert.Single(Validate(schema, "1")).Message.Length, 1, 1_000);
    }

    [Fact]
    public void Many_items_are_compared_in_linear_time()
    {
        var clock = Stopwatch.StartNew();
        Assert.Empty(Validate("""{"uniqueItems":true}""", $"[{string.Join(',', Enumerable.Range(0, 100_000))}]"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    [Fact]
    public void A_pattern_made_to_run_for_ever_does_not() =>
        Validate("""{"pattern":"^(a+)+$"}""", $"\"{new string('a', 5_000)}!\"");

    [Fact]
    public void A_broken_pattern_never_lets_a_value_pass() =>
        Assert.Contains("can't be read", Assert.Single(Validate("""{"not":{"pattern":"(["}}""", "\"a\"")).Message, StringComparison.Ordinal);

    [Fact]
    public void Violations_are_limited_in_number() =>
        Assert.Equal(SchemaValidator.MaxViolations, Validate("""{"items":{"type":"string"}}""", $"[{string.Join(',', Enumerable.Repeat(1, 10_000))}]").Count);

    private static IReadOnlyList<SchemaViolation> Validate(string schema, string instance) =>
        new SchemaValidator(Parse(schema)).Validate(Parse(instance));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
