using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>A name of a newer model is not a misspelling: a fix that exchanges the model changes result and price.</summary>
public sealed class MisspelledNameTests
{
    private static readonly string[] s_known =
        ["kling-video/v1.6/pro/image-to-video", "kling-video/v1.6/pro/text-to-video", "veo3.1", "veo3.1/fast", "veo3.1/fast/image-to-video", "nano-banana", "sora-2", "chart-to-video"];

    [Theory]
    [InlineData("veo3.1/fasst", "veo3.1/fast")]
    [InlineData("veo3.1/fsat", "veo3.1/fast")]
    [InlineData("Veo3.1/Fast", "veo3.1/fast")]
    [InlineData("veo3.l", "veo3.1")]
    [InlineData("veo-3.1/fast", "veo3.1/fast")]
    [InlineData("nano-bannana", "nano-banana")]
    [InlineData("nanobanana", "nano-banana")]
    [InlineData("kling-vidoe/v1.6/pro/image-to-video", "kling-video/v1.6/pro/image-to-video")]
    [InlineData("klingvideo/v1.6/pro/text-to-video", "kling-video/v1.6/pro/text-to-video")]
    [InlineData("chart-to-vidio", "chart-to-video")]
    public void Misspelling(string name, string meant) => Assert.Equal(meant, MisspelledName.Of(name, s_known));

    [Theory]
    // Another version, a suffix, another word: a model that may exist by now.
    [InlineData("kling-video/v2.5/pro/image-to-video")]
    [InlineData("kling-video/v1.7/pro/image-to-video")]
    [InlineData("veo4/fast")]
    [InlineData("veo3/fast")]
    [InlineData("nano-banana-pro")]
    [InlineData("nano-banana-2")]
    [InlineData("sora-3")]
    [InlineData("sora")]
    [InlineData("veo3.1/lite")]
    [InlineData("kling-video/v1.6/std/image-to-video")]
    [InlineData("veo3.1/fast/video-to-video")]
    [InlineData("chart-to-image")]
    public void Other_model(string name) => Assert.Null(MisspelledName.Of(name, s_known));

    // Of two names at the same distance, the first in ordinal order; otherwise the nearer one, wherever it is in the list.
    [Theory]
    [InlineData("kitec", "kitea", "kiteb", "kitea")]
    [InlineData("kitec", "kites", "kiteb", "kiteb")]
    [InlineData("summers/fall", "summerz/fell", "summerz/fall", "summerz/fall")]
    [InlineData("summers/fall", "summerz/fall", "summerzz/fall", "summerz/fall")]
    // A third of the letters of one word, and no more.
    [InlineData("abx/day", "abc/day", "z", "abc/day")]
    [InlineData("axx/day", "abc/day", "z", null)]
    [InlineData("abcdxx", "abcdef", "z", "abcdef")]
    [InlineData("abcxxx", "abcdef", "z", null)]
    [InlineData("kiteI", "kite1", "z", "kite1")]
    [InlineData("kiteo", "kite0", "z", "kite0")]
    [InlineData("kiteO", "kite0", "z", "kite0")]
    [InlineData("a b", "a/b", "z", "a/b")]
    public void Nearest_name(string name, string first, string second, string? meant)
    {
        Assert.Equal(meant, MisspelledName.Of(name, [first, second]));
        Assert.Equal(meant, MisspelledName.Of(name, [second, first]));
    }
}
