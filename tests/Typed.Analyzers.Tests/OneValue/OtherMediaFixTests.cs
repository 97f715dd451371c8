using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class OtherMediaFixTests
{
    private const string Video = "\"https://example.com/snow.mp4\"";
    private const string Song = "\"https://example.com/snow.mp3\"";

    [Theory]
    [InlineData("new CutParams { ImageUrl = {|TYP1016:" + Video + "|} }", "new CutParams { VideoUrl = " + Video + " }")]
    [InlineData("new() { ImageUrl /* what */ = {|TYP1016:Named|}, Prompt = \"x\" }", "new() { VideoUrl /* what */ = Named, Prompt = \"x\" }")]
    public Task Moves_the_address(string before, string after) => VerifyAsync(before, after, "Use VideoUrl");

    [Theory]
    // Set already, two that take it, none that takes it, a list, one of two values, a copy, and a property that the request needs.
    [InlineData("new CutParams { ImageUrl = {|TYP1016:" + Video + "|}, VideoUrl = text }")]
    [InlineData("new CutParams { VideoUrl = {|TYP1016:" + Song + "|} }")]
    [InlineData("new CutParams { Images = [{|TYP1016:" + Video + "|}] }")]
    [InlineData("new CutParams { ImageUrl = flag ? {|TYP1016:" + Video + "|} : text }")]
    [InlineData("cut with { ImageUrl = {|TYP1016:" + Video + "|} }")]
    [InlineData("new NeedyParams { ImageUrl = {|TYP1016:" + Video + "|} }")]
    [InlineData("new TwoParams { ImageUrl = {|TYP1016:" + Video + "|} }")]
    public Task Offers_nothing_else(string before) => VerifyAsync(before, null);

    private static Task VerifyAsync(string before, string? after, params string[] titles) => new CSharpCodeFixTest<ConstrainedValueAnalyzer, OtherMediaCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime }, Sources = { ("Models.g.cs", Records) } },
    }.RunAsync();

    private static string Code(string creation) =>
        $$"""
        using Acme;

        static class Test
        {
            const string Named = "https://example.com/snow.mp4";
            static CutParams Keep(CutParams cut) => cut;
            static object M(CutParams cut, string text, bool flag) => {{(creation.StartsWith("new()", StringComparison.Ordinal) ? $"Keep({creation})" : creation)}};
        }
        """;

    private const string Records =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "acme/cut")]
        public sealed partial record CutParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("image_url", Media = "image")] public string? ImageUrl { get; init; }
            [Param("images", Media = "image")] public IReadOnlyList<string>? Images { get; init; }
            [Param("video_url", Media = "video")] public string? VideoUrl { get; init; }
            [Param("videos", Media = "video")] public IReadOnlyList<string>? Videos { get; init; }
        }

        [Model("acme", "acme/needy")]
        public sealed partial record NeedyParams
        {
            [Param("image_url", Media = "image")] public required string ImageUrl { get; init; }
            [Param("video_url", Media = "video")] public string? VideoUrl { get; init; }
        }

        [Model("acme", "acme/two")]
        public sealed partial record TwoParams
        {
            [Param("image_url", Media = "image")] public string? ImageUrl { get; init; }
            [Param("first_url", Media = "video")] public string? FirstUrl { get; init; }
            [Param("second_url", Media = "video")] public string? SecondUrl { get; init; }
        }
        """;
}
