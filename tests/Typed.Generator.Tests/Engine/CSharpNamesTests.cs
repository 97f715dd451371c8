using Microsoft.CodeAnalysis.CSharp;
using Typed.Schema.Naming;

namespace Typed.Generator.Tests.Engine;

/// <summary>The engine's own answers about C# names, held against the compiler's.</summary>
public sealed class CSharpNamesTests
{
    [Fact]
    public void Every_keyword_of_the_compiler_is_known()
    {
        Assert.All(SyntaxFacts.GetReservedKeywordKinds(), kind => Assert.False(CSharpNames.IsIdentifier(SyntaxFacts.GetText(kind)), kind.ToString()));
        Assert.All(SyntaxFacts.GetContextualKeywordKinds(), kind =>
        {
            var text = SyntaxFacts.GetText(kind);
            Assert.False(CSharpNames.IsTypeName(text), text);
            Assert.Equal(SyntaxFacts.IsValidIdentifier(text), CSharpNames.IsIdentifier(text));
        });
    }

    [Fact]
    public void Each_character_may_stand_where_the_compiler_lets_it()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var text in new[] { $"{(char)c}", $"_{(char)c}" })
            {
                Assert.True(SyntaxFacts.IsValidIdentifier(text) == CSharpNames.IsIdentifier(text), $"U+{c:X4} in '{text}'");
            }
        }
    }

    [Theory]
    [InlineData("Acme", true, true)]
    [InlineData("", false, false)]
    [InlineData("class", false, false)]
    [InlineData("record", true, false)]
    [InlineData("extension", true, false)]
    [InlineData("1a", false, false)]
    [InlineData("a b", false, false)]
    public void Names(string text, bool isIdentifier, bool isTypeName) =>
        Assert.Equal((isIdentifier, isTypeName), (CSharpNames.IsIdentifier(text), CSharpNames.IsTypeName(text)));
}
