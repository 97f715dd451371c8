using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Types and members have the names that their source gives them, and values the names that a person would choose.</summary>
public sealed class SourceNameTests
{
    [Theory]
    [InlineData("mode", "EULER_ANCESTRAL_DISCRETE", "EulerAncestralDiscrete")]
    [InlineData("mode", "FAST_BLUE", "FastBlue")]
    [InlineData("mode", "SDXL_1_0", "SDXL1_0")]
    [InlineData("mode", "K_EULER", "KEuler")]
    [InlineData("mode", "80S_ILLUSTRATION", "Illustration80s")]
    [InlineData("mode", "3d_render", "Render3d")]
    [InlineData("mode", "DDIM", "DDIM")]
    [InlineData("mode", "PNG", "PNG")]
    [InlineData("mode", "NONE", "None")]
    [InlineData("mode", "MP3_44100_128", "MP3_44100_128")]
    [InlineData("seconds", "4", "Seconds4")]
    [InlineData("timeout_seconds", "4", "Value4")]
    public void A_value_is_named_as_a_person_would(string field, string value, string member) =>
        Assert.Contains($" {member} = ", Source($$""" "{{field}}": { "type": "string", "enum": ["{{value}}"] } """), StringComparison.Ordinal);

    [Theory]
    // The last part of a reference.
    [InlineData(""" "a": { "$ref": "#/$defs/ImageKeyframe" }, "b": { "$ref": "#/$defs/ImageKeyframe" } """, "record MImageKeyframe")]
    [InlineData(""" "a": { "anyOf": [{ "$ref": "#/$defs/ImageKeyframe" }, { "$ref": "#/$defs/Size" }] } """, "record MImageKeyframe")]
    [InlineData(""" "a": { "allOf": [{ "$ref": "#/$defs/Size" }], "description": "x" } """, "record MSize")]
    // A title.
    [InlineData(""" "a": { "anyOf": [{ "type": "object", "title": "Motion brush", "properties": { "x": { "type": "integer" } } }, { "type": "string" }] } """, "record MMotionBrush")]
    // A constant.
    [InlineData(""" "a": { "oneOf": [{ "type": "object", "required": ["k"], "properties": { "k": { "const": "pan" } } }, { "type": "object", "required": ["k"], "properties": { "k": { "const": "orbit" } } }] } """, "record MAOrbit")]
    // The object beside presets, whose name the field has already.
    [InlineData(""" "size": { "anyOf": [{ "$ref": "#/$defs/Size" }, { "enum": ["square"] }] } """, "record MSizeCustom")]
    // Without a name: the path.
    [InlineData(""" "a": { "type": "object", "properties": { "tools": { "type": "array", "items": { "type": "object", "properties": { "parameters": { "type": "array", "items": { "type": "object", "properties": { "type": { "enum": ["x"] } } } } } } } } } """, "enum MAToolsItemParameterType")]
    public void A_type_has_the_name_of_its_source(string properties, string type) =>
        Assert.Contains($"{type}\n", Source(properties).Replace(" :", "\n", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>Every declared type begins with the record's name, so a source's name that begins with it too is not doubled.</summary>
    [Theory]
    [InlineData("text-to-image", "TextToImageParameters", "record TextToImageParameters")]
    [InlineData("text-to-image", "TextToImage", "record TextToImageTextToImage")]
    [InlineData("text-to-image", "TextToImagery", "record TextToImageTextToImagery")]
    [InlineData("text-to-image", "TextToImageParams", "record TextToImageP")]
    [InlineData("text-to-image", "Image", "record TextToImageImage")]
    public void The_name_of_the_record_is_not_doubled(string model, string definition, string type)
    {
        var file = InMemoryFile.Model(model, $$""" "p": { "$ref": "#/input_schema/$defs/{{definition}}" } """).GetText(TestContext.Current.CancellationToken).ToString()
            .Replace("\"input_schema\": {", $$"""
            "input_schema": { "$defs": { "{{definition}}": { "type": "object", "properties": { "steps": { "type": "integer" } } } },
            """, StringComparison.Ordinal);
        var run = new LivingDriver().Add(new InMemoryFile("schemas/acme/models/m.json", file)).Run();

        Assert.Contains($"{type}\n", run.Sources["Acme.TextToImageParams.g.cs"].Replace(" :", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void A_schema_can_set_names_and_roles_and_their_order()
    {
        var source = Source(""" "z": { "type": "string", "x-order": 0, "x-name": "First" }, "len": { "enum": ["5", "10"], "x-order": 1, "x-role": "duration" }, "duration": { "enum": ["5"], "x-role": "none" } """);
        Assert.Contains("string? First { get; init; }", source, StringComparison.Ordinal);
        Assert.Contains("Seconds10 = 10", source, StringComparison.Ordinal);
        Assert.Contains("Value5 = ", source, StringComparison.Ordinal);
        Assert.True(source.IndexOf("MLen? Len {", StringComparison.Ordinal) < source.IndexOf("MDuration? Duration {", StringComparison.Ordinal), source);
    }

    [Fact]
    public void A_default_that_was_set_aside_is_documented_and_not_sent()
    {
        var source = Source(""" "style": { "type": "string", "enum": ["vivid"], "x-default": "vivid", "description": "The look." } """);
        Assert.Contains("The look. Documented default, not sent: \"vivid\".", source, StringComparison.Ordinal);
        Assert.Contains("MStyle? Style { get; init; }\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_file_can_set_the_name_of_the_record()
    {
        var file = InMemoryFile.Model("m", """ "a": { "type": "string" } """);
        var named = new InMemoryFile(file.Path, file.GetText(TestContext.Current.CancellationToken)!.ToString().Replace("\"kind\"", "\"record\": \"Painter\", \"kind\"", StringComparison.Ordinal));
        Assert.Contains("record PainterParams", new LivingDriver().Add(named).Run().Source("PainterParams"), StringComparison.Ordinal);

        var wrong = new InMemoryFile(file.Path, file.GetText(TestContext.Current.CancellationToken)!.ToString().Replace("\"kind\"", "\"record\": \"2nd\", \"kind\"", StringComparison.Ordinal));
        Assert.Contains("must be a C# name", string.Join("\n", new LivingDriver().Add(wrong).Run().Report()), StringComparison.Ordinal);
    }

    private static string Source(string properties)
    {
        var model = InMemoryFile.Model("m", properties);
        var text = model.GetText(TestContext.Current.CancellationToken)!.ToString();
        const string Definitions = """ "$defs": { "ImageKeyframe": { "type": "object", "properties": { "url": { "type": "string" } } }, "Size": { "type": "object", "properties": { "w": { "type": "integer" } } } }, """;
        var run = new LivingDriver().Add(new InMemoryFile(model.Path, text.Insert(text.IndexOf("\"properties\"", StringComparison.Ordinal), Definitions))).Run();
        run.Compile();
        return run.Source("MParams");
    }
}
