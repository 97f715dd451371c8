using Typed.Models.Creatify;

namespace Typed.Models.Tests;

public sealed class ValidationTests
{
    [Fact]
    public void Every_violation_has_its_path_and_the_allowed_values()
    {
        var report = new KlingV16ProImageToVideoParams
        {
            Prompt = "x",
            ImageUrl = null!,
            Duration = (KlingV16ProImageToVideoDuration)7,
            CfgScale = 0.25,
        }.Validate();

        Assert.False(report.IsValid);
        Assert.Equal(
            ["$.image_url: 'image_url' is required.", "$.cfg_scale: 0.25 is not a multiple of 0.1.", "$.duration: 7 is not allowed. Allowed: \"5\", \"10\"."],
            report.Violations.Select(violation => violation.ToString()));
        Assert.Equal(["\"5\"", "\"10\""], report.Violations[2].AllowedValues);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void Steps_are_decimal(double scale) =>
        Assert.True(new KlingV16ProImageToVideoParams { Prompt = "x", ImageUrl = "u", CfgScale = scale }.Validate().IsValid);

    [Theory]
    [InlineData(-0.1, "minimum")]
    [InlineData(1.1, "maximum")]
    [InlineData(double.NaN, "type")]
    public void Numbers_have_a_range(double scale, string keyword) =>
        Assert.Equal(keyword, new KlingV21MasterImageToVideoParams { Prompt = "x", ImageUrl = "u", CfgScale = scale }.Validate().Violations.Single().Keyword);

    [Fact]
    public void Lengths_count_characters_and_not_code_units()
    {
        Assert.True(new Sora2TextToVideoParams { Prompt = string.Concat(Enumerable.Repeat("😀", 5000)) }.Validate().IsValid);
        Assert.Equal("maxLength", new Sora2TextToVideoParams { Prompt = new string('x', 5001) }.Validate().Violations.Single().Keyword);
        Assert.Equal("minLength", new Sora2TextToVideoParams { Prompt = "" }.Validate().Violations.Single().Keyword);
    }

    [Fact]
    public void A_limit_that_is_stated_in_prose_only_is_a_warning()
    {
        var report = new Wan25PreviewTextToVideoParams { Prompt = new string('x', 801) }.Validate();

        Assert.True(report.IsValid);
        Assert.Equal("$.prompt: 801 characters; the documented maximum is 800.", report.Warnings.Single().ToString());
    }

    [Fact]
    public void Sizes_are_checked_inside_and_between_the_fields()
    {
        var report = new Wan25PreviewTextToImageParams { Prompt = "x", ImageSize = (0, 14143) }.Validate();
        Assert.Equal(["$.image_size.height", "$.image_size.width"], report.Errors.Select(violation => violation.Path));

        var wide = new Wan25PreviewTextToImageParams { Prompt = "x", ImageSize = (2000, 400) }.Validate();
        Assert.True(wide.IsValid);
        Assert.Equal("Shape from 1:4 to 4:1. It is 5 here.", wide.Warnings.Single().Message);
    }

    [Fact]
    public void A_rule_between_fields_of_the_documentation_is_a_warning()
    {
        var images = Enumerable.Range(1, 10).Select(number => $"https://example.com/{number}").ToArray();

        var report = new BytedanceSeedreamV4EditParams { Prompt = "x", ImageUrls = images, MaxImages = 6 }.Validate();

        Assert.True(report.IsValid);
        Assert.Equal("Input images plus output images: at most 15. It is 16 here.", report.Warnings.Single().Message);
        Assert.Empty(new BytedanceSeedreamV4EditParams { Prompt = "x", ImageUrls = images, MaxImages = 5 }.Validate().Violations);
    }

    [Fact]
    public void The_catalog_finds_models_and_says_what_was_meant()
    {
        Assert.Equal(35, CreatifyCatalog.Models.Models.Count);
        Assert.Equal(ModelKind.TextToVideo, CreatifyCatalog.Models.Get("veo3.1/fast").Kind);
        Assert.False(CreatifyCatalog.Models.TryGet("veo3.1/fats", out _));
        var missing = Assert.Throws<KeyNotFoundException>(() => CreatifyCatalog.Models.Get("veo3.1/fats"));
        Assert.Contains("Did you mean 'veo3.1/fast'?", missing.Message, StringComparison.Ordinal);
    }
}
