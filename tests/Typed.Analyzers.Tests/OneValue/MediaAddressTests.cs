using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>The address that an input is made from.</summary>
public sealed class MediaAddressTests
{
    [Theory]
    [InlineData("MediaInput.FromUrl({|TYP1014:\"snow.jpg\"|})")]
    [InlineData("MediaInput.FromUrl({|TYP1014:\"\"|})")]
    [InlineData("MediaInput.FromUrl({|TYP1014:\"https://example.com/a b\"|})")]
    [InlineData("MediaInput.FromUrl({|TYP1014:Name|})")]
    [InlineData("MediaInput.FromUrl(flag ? text : {|TYP1014:\"snow.jpg\"|})")]
    [InlineData("new[] { MediaInput.FromUrl({|TYP1014:\"snow.jpg\"|}) }")]
    [InlineData("MediaInput.FromUrl({|TYP1015:\"file:///snow.jpg\"|})")]
    [InlineData("MediaInput.FromUrl(\"https://example.com/snow.jpg\")")]
    [InlineData("MediaInput.FromUrl(\"data:image/png;base64,AAAA\")")]
    [InlineData("MediaInput.FromUrl(text)")]
    [InlineData("MediaInput.FromUrl(new Uri(\"https://example.com/snow.jpg\"))")]
    [InlineData("MediaInput.FromAsset(\"snow.jpg\")")]
    [InlineData("MediaInput.FromAvatar(\"snow.jpg\")")]
    // Tested before, and of another type.
    [InlineData("read == Name ? MediaInput.FromUrl(Name) : null")]
    [InlineData("Other.FromUrl(\"snow.jpg\")")]
    public Task Address(string expression) => VerifyAsync(expression);

    /// <summary>A helper's address is found where its caller writes it.</summary>
    [Theory]
    [InlineData("static MediaInput Make(string url) => MediaInput.FromUrl(url);", "Make({|TYP1014:\"snow.jpg\"|})")]
    [InlineData("static MediaInput Make(string url) => MediaInput.FromUrl(url: url);", "Make({|TYP1015:\"ftp://example.com/a\"|})")]
    [InlineData("static object Make(string url) => new[] { Input(url) }; static MediaInput Input(string url) => MediaInput.FromUrl(url);", "Make(flag ? text : {|TYP1014:\"snow.jpg\"|})")]
    [InlineData("static MediaInput Make(string url) => MediaInput.FromUrl(url);", "Make(\"https://example.com/snow.jpg\")")]
    [InlineData("static MediaInput Make(string url) => url.Length > 9 ? MediaInput.FromUrl(url) : MediaInput.FromAsset(url);", "Make(\"snow.jpg\")")]
    [InlineData("static MediaInput Make(string file) => MediaInput.FromUrl(\"https://example.com/\" + file);", "Make(\"snow.jpg\")")]
    [InlineData("static string Make(string url) => Other.FromUrl(url);", "Make(\"snow.jpg\")")]
    public Task Helper(string member, string expression) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = Code(expression, member),
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    [Fact]
    public Task Message() => VerifyAsync(
        "new[] { MediaInput.FromUrl({|TYP1014:\"snow.jpg\"|}), MediaInput.FromUrl({|TYP1015:\"ftp://a.b/c\"|}) }",
        "'MediaInput': url must be a uri; \"snow.jpg\" is not",
        "'MediaInput': url must be an absolute http or https address; \"ftp://a.b/c\" is not");

    [Fact]
    public Task Fix_adds_the_scheme_everywhere() => new CSharpCodeFixTest<MediaAddressAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code("new[] { MediaInput.FromUrl({|TYP1014:\"example.com/a.png\"|}), MediaInput.FromUrl({|TYP1014:\"example.com/b.png\"|}) }"),
        FixedCode = Code("new[] { MediaInput.FromUrl(\"https://example.com/a.png\"), MediaInput.FromUrl({|TYP1014:\"example.com/b.png\"|}) }"),
        BatchFixedCode = Code("new[] { MediaInput.FromUrl(\"https://example.com/a.png\"), MediaInput.FromUrl(\"https://example.com/b.png\") }"),
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static Task VerifyAsync(string expression, params string[] messages) => new CSharpAnalyzerTest<MediaAddressAnalyzer>
    {
        TestCode = Code(expression),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string expression, string member = "") =>
        $$"""
        using System;
        using Typed;

        static class Other
        {
            public static string FromUrl(string url) => url;
        }

        static class Test
        {
            const string Name = "snow.jpg";
            static readonly string read = Name;
            {{member}}
            static object? M(bool flag, string text) => {{expression}};
        }
        """;
}
