using Typed.Models.Creatify;
using Typed.Models.Hoox;

namespace Typed.Models.Tests;

/// <summary>A request that a form edits field by field.</summary>
public sealed class EditorTests
{
    [Fact]
    public void It_starts_with_the_documented_defaults_and_names_what_is_missing()
    {
        var editor = new ParamsEditor<KlingV16ProImageToVideoParams>();

        Assert.Equal("5", editor["duration"].Text);
        Assert.Equal(["5", "10"], editor["duration"].Choices);
        Assert.Equal(["'prompt' is required."], editor["prompt"].Messages);
        Assert.Empty(editor["duration"].Messages);
        Assert.False(editor.TryBuild(out _));
    }

    [Fact]
    public void It_becomes_the_record()
    {
        var editor = new ParamsEditor<KlingV16ProImageToVideoParams>();
        editor["prompt"].Text = "Snow";
        editor["image_url"].Text = "https://example.com/a.png";
        editor["duration"].Text = "10";
        editor["cfg_scale"].Text = "0.3";

        Assert.True(editor.TryBuild(out var request));
        Assert.Equal(
            new KlingV16ProImageToVideoParams { Prompt = "Snow", ImageUrl = "https://example.com/a.png", Duration = KlingV16ProImageToVideoDuration.Seconds10, CfgScale = 0.3 }, request);
        Assert.Equal(24, request.Cost.Credits);
    }

    [Theory]
    [InlineData("duration", "7", "\"7\" is not allowed. Allowed: \"5\", \"10\".")]
    [InlineData("cfg_scale", "five", "\"five\" is not a number.")]
    public void Each_field_has_its_own_messages(string name, string text, string message)
    {
        var editor = new ParamsEditor<KlingV16ProImageToVideoParams>();
        editor["prompt"].Text = "Snow";
        editor["image_url"].Text = "https://example.com/a.png";
        editor[name].Text = text;

        Assert.False(editor.Check().IsValid);
        Assert.Equal([message], editor[name].Messages);
        Assert.All(editor.Fields.Where(field => field.Field.Name != name), field => Assert.Empty(field.Messages));
    }

    [Fact]
    public void The_record_of_every_model_survives_the_editor()
    {
        var request = new KlingProParams { Prompt = "x", StartImage = MediaInput.FromUrl("https://example.com/a.png") };
        var editor = new ParamsEditor<KlingProParams>(request);

        Assert.True(editor.TryBuild(out var same));
        Assert.Equal(request, same);
    }

    [Fact]
    public void A_field_that_the_model_does_not_have_is_an_error_that_names_those_it_has()
    {
        var editor = new ParamsEditor<KlingV16ProImageToVideoParams>();
        Assert.Contains("It has: prompt", Assert.Throws<KeyNotFoundException>(() => editor["promt"]).Message, StringComparison.Ordinal);
    }
}
