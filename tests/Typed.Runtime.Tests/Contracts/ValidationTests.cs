using System.Text.Json;

namespace Typed.RuntimeTests.Contracts;

public sealed class ValidationTests
{
    public static TheoryData<SampleParams, string, string> Broken => new()
    {
        { SampleParams.Valid with { Prompt = null! }, "$.prompt", "required" },
        { SampleParams.Valid with { Prompt = "a" }, "$.prompt", "minLength" },
        { SampleParams.Valid with { Prompt = new string('a', 41) }, "$.prompt", "maxLength" },
        { SampleParams.Valid with { Prompt = "a<b" }, "$.prompt", "pattern" },
        { SampleParams.Valid with { ImageUrl = "snow.jpg" }, "$.image_url", "format" },
        { SampleParams.Valid with { Duration = (SampleDuration)7 }, "$.duration", "enum" },
        { SampleParams.Valid with { CfgScale = 1.1 }, "$.cfg_scale", "maximum" },
        { SampleParams.Valid with { CfgScale = -0.1 }, "$.cfg_scale", "minimum" },
        { SampleParams.Valid with { CfgScale = 0.35 }, "$.cfg_scale", "multipleOf" },
        { SampleParams.Valid with { CfgScale = double.NaN }, "$.cfg_scale", "type" },
        { SampleParams.Valid with { Strength = 0 }, "$.strength", "exclusiveMinimum" },
        { SampleParams.Valid with { Strength = 1 }, "$.strength", "exclusiveMaximum" },
        { SampleParams.Valid with { MaxImages = 7 }, "$.max_images", "maximum" },
        { SampleParams.Valid with { ImageUrl = null, ImageUrls = [] }, "$.image_urls", "minItems" },
        { SampleParams.Valid with { ImageUrl = null, ImageUrls = ["http://a/1", "http://a/2", "http://a/3", "http://a/4", "http://a/5"] }, "$.image_urls", "maxItems" },
        { SampleParams.Valid with { ImageUrl = null, ImageUrls = ["http://a/1", "http://a/1"] }, "$.image_urls", "uniqueItems" },
        { SampleParams.Valid with { ImageUrl = null, ImageUrls = ["http://a/1", "x"] }, "$.image_urls[1]", "format" },
        { SampleParams.Valid with { ImageSize = (SamplePreset)9 }, "$.image_size", "enum" },
        { SampleParams.Valid with { ImageSize = new SampleSize { Width = 1, Height = 100 } }, "$.image_size.width", "minimum" },
        { SampleParams.Valid with { Loop = true }, "$.loop", "loop-needs-seed" },
        { SampleParams.Valid with { Strength = 0.5, CfgScale = 0.5 }, "$.strength", "strength-or-cfg" },
        { SampleParams.Valid with { ImageUrl = null }, "$.image_url", "one-source" },
        { SampleParams.Valid with { ImageUrls = ["http://a/1"] }, "$.image_url", "one-source" },
        { SampleParams.Valid with { Prompt = null! }, "$.prompt", "any-text" },
        { SampleParams.Valid with { ImageSize = new SampleSize { Width = 1001, Height = 1000 } }, "$.image_size.width", "pixels" },
        { SampleParams.Valid with { ImageSize = new SampleSize { Width = 400, Height = 100 } }, "$.image_size.width", "shape" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Broken))]
    public void Each_broken_constraint_is_named(SampleParams request, string path, string keyword)
    {
        var report = request.Validate();
        Assert.False(report.IsValid);
        Assert.Contains(report.Errors, violation => violation.Path == path && violation.Keyword == keyword);
    }

    [Fact]
    public void All_violations_are_reported_at_once()
    {
        var report = (SampleParams.Valid with { Prompt = "a", CfgScale = 2, Duration = (SampleDuration)7 }).Validate();
        Assert.Equal(["$.prompt", "$.duration", "$.cfg_scale"], report.Errors.Select(violation => violation.Path));
    }

    [Fact]
    public void Three_steps_of_a_tenth_are_a_multiple_of_a_tenth() => Assert.True((SampleParams.Valid with { CfgScale = 0.3 }).Validate().IsValid);

    [Fact]
    public void Limits_in_prose_are_warnings()
    {
        var report = (SampleParams.Valid with { Prompt = new string('a', 31), ImageUrl = null, ImageUrls = ["http://a/1", "http://a/2", "http://a/3", "http://a/4"], MaxImages = 6 }).Validate();
        Assert.True(report.IsValid);
        Assert.Equal(["maxLength", "maxItems", "inputs-and-outputs"], report.Warnings.Select(violation => violation.Keyword));
    }

    [Fact]
    public void A_property_that_an_extra_parameter_replaces_breaks_no_rule()
    {
        var request = SampleParams.Valid with
        {
            ImageUrl = null,
            ImageUrls = ["http://a/1", "http://a/2", "http://a/3"],
            MaxImages = 6,
            ImageSize = new SampleSize { Width = 4000, Height = 64, ExtraParameters = new() { { "width", 64 } } },
            ExtraParameters = new() { { "max_images", 1 } },
        };
        Assert.All(request.Validate().Violations, violation => Assert.Equal("extra", violation.Keyword));
    }

    [Theory]
    [InlineData("""{"prompt":"abc","image_url":"http://a/1","duration":5}""", "$.duration", "enum")]
    [InlineData("""{"prompt":5,"image_url":"http://a/1"}""", "$.prompt", "type")]
    [InlineData("""{"image_url":"http://a/1"}""", "$.prompt", "required")]
    [InlineData("""{"prompt":"abc","image_url":"http://a/1","image_size":"huge"}""", "$.image_size", "anyOf")]
    [InlineData("""{"prompt":"abc","image_url":"http://a/1","max_images":1.5}""", "$.max_images", "type")]
    [InlineData("""{"prompt":null,"image_url":"http://a/1"}""", "$.prompt", "type")]
    [InlineData("[]", "$", "type")]
    public void Json_that_does_not_fit_is_reported_not_thrown(string json, string path, string keyword)
    {
        using var document = JsonDocument.Parse(json);
        var result = SampleParams.Info.Parse(document.RootElement);
        Assert.False(result.IsValid);
        Assert.Contains(result.Report.Errors, violation => violation.Path == path && violation.Keyword == keyword);
    }
}
