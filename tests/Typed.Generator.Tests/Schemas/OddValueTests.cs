using System.Text.Json;
using Typed.Generator.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Values that JSON can hold and C# cannot, or not in that place.</summary>
public sealed class OddValueTests
{
    [Theory]
    [InlineData("""{ "type": "integer", "default": 9223372036854775808 }""")]
    [InlineData("""{ "type": "integer", "default": -9223372036854775809 }""")]
    [InlineData("""{ "type": "integer", "default": 1e28 }""")]
    [InlineData("""{ "type": "array", "items": { "type": "integer" }, "default": [1e20] }""")]
    [InlineData("""{ "type": "object", "properties": { "b": { "type": "integer" } }, "default": { "b": 1e20 } }""")]
    public void A_whole_number_beyond_64_bits_is_told_and_no_default(string schema)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", $$""" "a": {{schema}} """)).Run();

        Assert.StartsWith("TYP0004 one.json(4,", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.EndsWith("it is too large a number; no default is generated", run.Report()[0], StringComparison.Ordinal);
        Assert.Null(run.Load("OneParams").Field("a")!.Default);
    }

    [Fact]
    public void The_least_whole_number_is_a_default() =>
        Assert.Equal("-9223372036854775808", new LivingDriver().Add(InMemoryFile.Model("one", """ "a": { "type": "integer", "default": -9223372036854775808 } """)).Run().Load("OneParams").Field("a")!.Default);

    [Fact]
    public void Digits_of_another_script_are_text_and_no_seconds()
    {
        var run = new LivingDriver().Add(
            InMemoryFile.Model("one", """ "duration": { "enum": ["٥", "१०"] }, "resolution": { "enum": ["١٠٨٠p", "٤k"] }, "aspect_ratio": { "enum": ["١٦:٩"] } """),
            InMemoryFile.Pricing(""" "one": { "rules": [{ "when": { "duration": "٥" }, "credits": 1 }] } """)).Run();

        Assert.Empty(run.Report());
        Assert.True(Parse(run.Load("OneParams"), """{ "duration": "٥", "resolution": "٤k" }""").IsValid);
    }

    [Fact]
    public void Half_a_character_is_the_replacement_character()
    {
        var model = new LivingDriver().Add(InMemoryFile.Model("one", """
            "\ud800": { "type": "string", "default": "cut \ud83d", "pattern": "[\ud83d]|.", "description": "cut \ud83d" },
            "e": { "enum": ["\udc00", "\ud83d\ude00"] },
            "o": { "anyOf": [{ "enum": ["\ud83d"] }, { "type": "string" }] }
            """)).Run().Load("OneParams");

        Assert.Equal("\"cut \uFFFD\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<string>(model.Field("\uFFFD")!.Default!), JsonSerializerOptions.Default).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal));
        Assert.True(Parse(model, """{ "e": "😀" }""").IsValid);
    }

    [Fact]
    public void Null_in_a_default_is_a_value_where_the_schema_allows_it()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", """
            "o": { "type": "object", "properties": { "y": { "type": ["string", "null"] }, "z": { "type": ["integer", "null"] } }, "default": { "y": null, "z": null } },
            "p": { "type": "object", "required": ["x"], "properties": { "x": {}, "y": { "type": "string" } }, "default": { "x": null } }
            """)).Run();

        Assert.Empty(run.Report());
        Assert.NotNull(run.Load("OneParams").Field("o")!.Default);
    }

    [LongFact]
    public void Texts_of_more_than_an_assemblys_share_of_literals_compile()
    {
        var defaults = string.Join(", ", Enumerable.Range(0, 900).Select(i => $$""" "p{{i}}": { "type": "string", "default": "{{i + new string('x', 9_900)}}" }"""));
        var run = new LivingDriver().Add(InMemoryFile.Model("one", defaults), InMemoryFile.Model("two", $$""" "o": { "anyOf": [{ "enum": ["{{new string('y', 9_000_000)}}"] }, { "type": "string" }] } """)).Run();

        Assert.Empty(run.Report());
        Assert.Equal(900, run.LoadAll()["OneParams"].Fields.Count);
    }

    [Fact]
    public void A_message_is_one_short_line()
    {
        var report = Assert.Single(new LivingDriver().Add(InMemoryFile.Model("one", $$""" "a": { "type": "integer", "default": "\u0085\n(1,1): error CS0001: {{new string('x', 100_000)}}" } """)).Run().Diagnostics).GetMessage(null);

        Assert.DoesNotContain(report, c => char.IsControl(c));
        Assert.True(report.Length < 1000, report);
    }

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
