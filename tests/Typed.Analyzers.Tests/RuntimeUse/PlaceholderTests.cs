using Typed.Analyzers.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>Texts that stand for a key, and keys.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("<key>")]
    [InlineData("key>")]
    [InlineData("<key")]
    [InlineData("{key}")]
    [InlineData("{key")]
    [InlineData("key}")]
    [InlineData("$key")]
    [InlineData("%KEY%")]
    [InlineData("key…")]
    [InlineData("a key")]
    [InlineData("a\tkey")]
    [InlineData("YOUR_KEY")]
    [InlineData("insert-it")]
    [InlineData("enter-it")]
    [InlineData("replaceThis")]
    [InlineData("changeme")]
    [InlineData("change-me")]
    [InlineData("change_me")]
    [InlineData("aPlaceholder")]
    [InlineData("dummy1")]
    [InlineData("fake1")]
    [InlineData("example1")]
    [InlineData("sample1")]
    [InlineData("todo")]
    [InlineData("xxx")]
    [InlineData("***")]
    [InlineData("...")]
    public void Placeholder_text(string text) => Assert.True(Placeholder.Is(text));

    [Theory]
    [InlineData("sk-2f8a91")]
    [InlineData("a1b2c3d4-0000-4a5b-8c9d-0123456789ab")]
    [InlineData("xx")]
    [InlineData("..")]
    public void Key(string text) => Assert.False(Placeholder.Is(text));
}
