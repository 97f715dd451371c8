using System.Text.Json;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Objects that are exactly one of their members: the runtime's own type where the members are its, a closed type elsewhere.</summary>
public sealed class ExactlyOneTests
{
    private const string Media = """
        { "type": "object", "properties": { "url": { "type": "string", "format": "uri" }, "asset_id": { "type": "string" }, "avatar_id": { "type": "string" } },
          "oneOf": [{ "required": ["url"] }, { "required": ["asset_id"] }, { "required": ["avatar_id"] }] }
        """;

    private const string Own = """
        { "type": "object", "description": "Where the sound comes from.",
          "properties": { "audio_url": { "type": "string", "format": "uri" }, "voice": { "type": "string", "minLength": 2 } },
          "oneOf": [{ "required": ["voice"] }, { "required": ["audio_url"] }] }
        """;

    [Fact]
    public void A_media_item_is_the_runtime_s_type_wherever_it_stands()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "a": {{Media}}, "many": { "type": "array", "items": {{Media}} } """)).Run();
        run.Compile();
        var source = run.Source("MParams");

        Assert.Empty(run.Report());
        Assert.Contains("public global::Typed.MediaInput? A { get; init; }", source, StringComparison.Ordinal);
        Assert.Contains("IReadOnlyList<global::Typed.MediaInput>? Many { get; init; }", source, StringComparison.Ordinal);
        Assert.DoesNotContain("ExactlyOneObject", source, StringComparison.Ordinal);
        // The types check it all: no schema travels with the model.
        Assert.DoesNotContain("\"schema\":", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_other_names_make_a_closed_type_with_a_factory_each()
    {
        var driver = new LivingDriver(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12).Add(InMemoryFile.Model("m", $$""" "sound": {{Own}} """)).Code(
            """
            using System;
            using Typed.Models.Acme;
            public static class Consumer
            {
                public static MParams ByVoice() => new() { Sound = MSound.FromVoice("Ann") };
                public static MParams ByText() => new() { Sound = MSound.FromAudioUrl("https://a.example/1.mp3") };
                public static MParams ByAddress(Uri address) => new() { Sound = address };
            }
            """);
        var run = driver.Run();
        Assert.Empty(run.Report());
        var model = run.Load("MParams");

        Assert.True(Parse(model, """{"sound":{"voice":"Ann"}}""").IsValid);
        Assert.True(Parse(model, """{"sound":{"audio_url":"https://a.example/1.mp3","later":1}}""").IsValid);
        Assert.False(Parse(model, """{"sound":{"voice":"A"}}""").IsValid);
        Assert.False(Parse(model, """{"sound":{"audio_url":"1.mp3"}}""").IsValid);
        Assert.False(Parse(model, """{"sound":{"audio_url":"https://a.example/1.mp3","voice":"Ann"}}""").IsValid);
        Assert.False(Parse(model, """{"sound":{}}""").IsValid);
        Assert.Equal("""{"sound":{"voice":"Ann"}}""", ((ModelParams)Parse(model, """{"sound":{"voice":"Ann"}}""").Params!).ToJson());
    }

    [Theory]
    // Several at once are allowed by anyOf, and a required member besides is no choice.
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"n":{"a":"1","b":"2"}}""")]
    [InlineData("""{ "type": "object", "required": ["c"], "properties": { "a": { "type": "string" }, "b": { "type": "string" }, "c": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"n":{"a":"1","c":"2"}}""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", """{"n":{"b":2}}""")]
    public void What_is_not_just_that_stays_an_object(string schema, string valid)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "n": {{schema}} """)).Run();
        Assert.DoesNotContain("ExactlyOneObject", run.Source("MParams"), StringComparison.Ordinal);
        var result = Parse(run.Load("MParams"), valid);
        Assert.True(result.IsValid, result.Report.ToString());
        Assert.False(Parse(run.Load("MParams"), """{"n":{}}""").IsValid);
    }

    [Fact]
    public void Another_constraint_on_the_same_members_is_checked_by_a_type_of_its_own()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "a": {{Media.Replace("\"asset_id\": { \"type\": \"string\" }", "\"asset_id\": { \"type\": \"string\", \"minLength\": 3 }", StringComparison.Ordinal)}} """)).Run();
        Assert.Contains("record MA : global::Typed.ExactlyOneObject", run.Source("MParams"), StringComparison.Ordinal);
        Assert.False(Parse(run.Load("MParams"), """{"a":{"asset_id":"1"}}""").IsValid);
    }

    [Fact]
    public void A_default_is_made_by_its_factory()
    {
        var withDefault = Own.TrimEnd()[..^1] + """, "default": { "voice": "Ann" } }""";
        var run = new LivingDriver().Add(InMemoryFile.Model("m", $$""" "sound": {{withDefault}} """)).Run();
        run.Compile();
        Assert.Empty(run.Report());
        Assert.Contains("= MSound.FromVoice(\"Ann\");", run.Source("MParams"), StringComparison.Ordinal);

        var both = Own.TrimEnd()[..^1] + """, "default": { "voice": "Ann", "audio_url": "https://a.example" } }""";
        Assert.Contains("exactly one", Assert.Single(new LivingDriver().Add(InMemoryFile.Model("m", $$""" "sound": {{both}} """)).Run().Report()), StringComparison.Ordinal);
    }

    private static ParseResult Parse(ModelInfo model, string json)
    {
        using var document = JsonDocument.Parse(json);
        return model.Parse(document.RootElement);
    }
}
