using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class SurplusItemsFixTests
{
    [Theory]
    [InlineData("Images = {|TYP1011:[A, B, C]|}", "Images = [A, B]")]
    [InlineData("Images = {|TYP1011:[A, B, C, A,]|}", "Images = [A, B,]")]
    [InlineData("Images = {|TYP1011:new[] { A, B, C }|}", "Images = new[] { A, B }")]
    [InlineData("Images = {|TYP1011:new string[] { A, B, C }|}", "Images = new string[] { A, B }")]
    [InlineData("Images = {|TYP1011:new List<string> { A, B, C }|}", "Images = new List<string> { A, B }")]
    [InlineData("Images = flag ? [A] : {|TYP1011:[A, B, C]|}", "Images = flag ? [A] : [A, B]")]
    [InlineData("Tags = {|TYP1012:[\"a\", \"b\", \"c\"]|}", "Tags = [\"a\", \"b\"]")]
    [InlineData("Images =\n{|TYP1011:[\n    A, // first\n    B, // second\n    C\n]|}", "Images =\n[\n    A, // first\n    B // second\n]")]
    [InlineData("Images =\n{|TYP1011:[\n    A, // first\n    B, // second\n    C, // third\n]|}", "Images =\n[\n    A, // first\n    B, // second\n]")]
    public Task Keeps_what_the_model_takes(string before, string after) => Test(before, after, null, "Keep the first 2 items").RunAsync();

    [Theory]
    // Nobody knows what is missing; a list with a name or a written length is not shortened by its items.
    [InlineData("Images = {|TYP1011:[]|}")]
    [InlineData("Images = {|TYP1011:three|}")]
    [InlineData("Images = {|TYP1011:new string[3] { A, B, C }|}")]
    [InlineData("Images = {|TYP1011:new string[3]|}")]
    public Task Offers_nothing_else(string before) => Test(before, null, null).RunAsync();

    [Fact]
    public Task Keeps_one() => new CSharpCodeFixTest<ConstrainedValueAnalyzer, SurplusItemsCodeFixProvider>
    {
        TestCode = One("{|TYP1011:[\"a\", \"b\", \"c\"]|}"),
        FixedCode = One("[\"a\"]"),
        ExpectedTitles = ["Keep the first item"],
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string One(string list) =>
        $$"""
        using System.Collections.Generic;
        using Typed.Constraints;
        [Model("acme", "one")] public sealed record OneParams { [Param("tags", MaxItems = 1)] public IReadOnlyList<string>? Tags { get; init; } }
        class Test { object M() => new OneParams { Tags = {{list}} }; }
        """;

    [Fact]
    public Task Fix_all() => Test(
        "Images = flag ? {|TYP1011:[A, B, C]|} : {|TYP1011:[C, B, A, A]|}, Tags = {|TYP1012:[\"a\", \"b\", \"c\"]|}",
        "Images = flag ? [A, B] : {|TYP1011:[C, B, A, A]|}, Tags = {|TYP1012:[\"a\", \"b\", \"c\"]|}",
        "Images = flag ? [A, B] : [C, B], Tags = [\"a\", \"b\"]",
        "Keep the first 2 items").RunAsync();

    private static CSharpCodeFixTest<ConstrainedValueAnalyzer, SurplusItemsCodeFixProvider> Test(string before, string? after, string? all, params string[] titles) => new()
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        BatchFixedCode = all is null ? null : Code(all),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    };

    private static string Code(string assignments) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using Acme;

        static class Test
        {
            const string A = "https://example.com/a.png";
            const string B = "https://example.com/b.png";
            const string C = "https://example.com/c.png";

            static object M(bool flag)
            {
                string[] three = { A, B, C };
                Console.WriteLine(three);
                return new StudioParams { Prompt = "x", {{assignments}} };
            }
        }
        """;
}
