using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A constant text as a URL.</summary>
public sealed class UrlTextTests
{
    [Theory]
    [InlineData("image", "jpg jpeg png webp gif bmp tif tiff avif heic JPG")]
    [InlineData("video", "mp4 mov webm mkv avi m4v MP4")]
    [InlineData("audio", "mp3 wav m4a aac flac ogg")]
    [InlineData(null, "txt html mp jp")]
    public void Kind_of_media(string? kind, string extensions) => Assert.All(extensions.Split(' '), extension =>
    {
        Assert.Equal(kind, UrlText.MediaKind("https://a.b/c." + extension));
        Assert.Equal(kind, UrlText.MediaKind($"http://a.b/x.y/c.{extension}?q=1#f"));
    });

    [Theory]
    [InlineData("https://a.b/c.png/d")]
    [InlineData("https://a.png")]
    [InlineData("https://a.b/png")]
    [InlineData("file:///c.png")]
    [InlineData("c.png")]
    [InlineData("data:mp4")]
    public void Unknown_media(string text) => Assert.Null(UrlText.MediaKind(text));

    [Theory]
    [InlineData("http://a.b/c", true)]
    [InlineData("https://a.b", true)]
    [InlineData("HTTPS://A.B", true)]
    [InlineData("ftp://a.b/c", false)]
    [InlineData("file:///c", false)]
    [InlineData("a.b/c", false)]
    [InlineData("/c", false)]
    [InlineData("https:", false)]
    [InlineData("data:image/png;base64,AA", false)]
    public void Can_be_fetched(string text, bool expected) => Assert.Equal(expected, UrlText.CanBeFetched(text));

    [Theory]
    [InlineData("data:image/png;base64,AA", true)]
    [InlineData("DATA:,a", true)]
    [InlineData("xdata:,a", false)]
    [InlineData("data", false)]
    public void Is_inline(string text, bool expected) => Assert.Equal(expected, UrlText.IsInline(text));

    [Theory]
    [InlineData("uri", "urn:a:b", true)]
    [InlineData("uri", "a b", false)]
    [InlineData("url", "https://a.b", true)]
    [InlineData("url", "a b", false)]
    [InlineData("date", "a b", true)]
    public void Is_of_a_format(string format, string text, bool expected) => Assert.Equal(expected, UrlText.IsOfFormat(format, text));

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("\U0001F600", 1)]
    [InlineData("a\U0001F600b", 3)]
    [InlineData("\U0001F600\U0001F600", 2)]
    public void Characters(string text, int count) => Assert.Equal(count, TextChecks.CharacterCount(text));

    // No attribute can have half a character.
    [Fact]
    public void Half_characters()
    {
        Assert.Equal(1, TextChecks.CharacterCount("\uD83D"));
        Assert.Equal(2, TextChecks.CharacterCount("\uDE00\uD83D"));
        Assert.Equal(2, TextChecks.CharacterCount("\uD83D\uD83D\uDE00"));
        Assert.Equal(2, TextChecks.CharacterCount("\uD83D\uDE00\uDE00"));
    }
}
