namespace Typed.RuntimeTests.Contracts;

public sealed class MediaInputTests
{
    [Fact]
    public void It_is_exactly_one_of_three()
    {
        MediaInput url = new Uri("https://example.com/a b.png");
        Assert.Equal("""{"url":"https://example.com/a%20b.png"}""", url.ToJson());
        Assert.Equal("""{"asset_id":"665f"}""", MediaInput.FromAsset("665f").ToJson());
        Assert.Equal(("avatar_id", "av1"), (MediaInput.FromAvatar("av1").Member, MediaInput.FromAvatar("av1").Value));
    }

    [Fact]
    public void Two_are_equal_when_the_provider_would_receive_the_same()
    {
        Assert.Equal(MediaInput.FromUrl("https://example.com/a.png"), MediaInput.FromUrl(new Uri("https://example.com/a.png")));
        Assert.Equal(MediaInput.FromAsset("a").GetHashCode(), MediaInput.FromAsset("a").GetHashCode());
        Assert.NotEqual(MediaInput.FromAsset("a"), MediaInput.FromAvatar("a"));
    }

    [Fact]
    public void It_is_made_of_something() => Assert.Throws<ArgumentNullException>(() => MediaInput.FromAsset(null!));
}
