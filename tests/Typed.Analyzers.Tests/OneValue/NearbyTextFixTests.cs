using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A text as it is, without the white space around it or in the case that is wanted: nothing is cut.</summary>
public sealed class NearbyTextFixTests
{
    [Theory]
    [InlineData("Caption = {|TYP1007:\" abcde \"|}", "Caption = \"abcde\"")]
    [InlineData("Title = {|TYP1008:\"abcde\\n\"|}", "Title = \"abcde\"")]
    [InlineData("Voice = {|TYP1009:\" anna \"|}", "Voice = \"anna\"")]
    [InlineData("Voice = {|TYP1009:@\"Anna\"|}", "Voice = \"anna\"")]
    [InlineData("Voice = {|TYP1009:\" Anna\"|}", "Voice = \"anna\"")]
    [InlineData("Code = {|TYP1009:\"usd\"|}", "Code = \"USD\"")]
    [InlineData("Code = {|TYP1007:{|TYP1009:\" usd \"|}|}", "Code = \"USD\"")]
    public Task Offers_the_same_text(string before, string after) =>
        Test(before, after, null, "Use " + after[(after.IndexOf('=', StringComparison.Ordinal) + 2)..]).RunAsync();

    [Theory]
    [InlineData("Caption = {|TYP1007:\"abcdef\"|}")]
    [InlineData("Caption = {|TYP1007:\"  ab  \"|}")]
    [InlineData("Title = {|TYP1008:\" abcdef \"|}")]
    [InlineData("Caption = {|TYP1007:\" ab\" + \"cde \"|}")]
    [InlineData("Voice = {|TYP1009:\"anna 2\"|}")]
    [InlineData("Voice = {|TYP1009:Upper|}")]
    [InlineData("Prompt = {|TYP1010:\" \"|}")]
    public Task Offers_nothing_else(string before) => Test(before, null, null).RunAsync();

    [Fact]
    public Task Fix_all() => Test(
        "Voice = {|TYP1009:\"Anna\"|}, Caption = flag ? {|TYP1007:\"abcdef\"|} : {|TYP1007:\"abcde \"|}, Title = {|TYP1008:\" abcde\"|}",
        "Voice = \"anna\", Caption = flag ? {|TYP1007:\"abcdef\"|} : {|TYP1007:\"abcde \"|}, Title = {|TYP1008:\" abcde\"|}",
        "Voice = \"anna\", Caption = flag ? {|TYP1007:\"abcdef\"|} : \"abcde\", Title = \"abcde\"",
        "Use \"anna\"").RunAsync();

    private static CSharpCodeFixTest<ConstrainedValueAnalyzer, ReplacementTextCodeFixProvider> Test(string before, string? after, string? all, params string[] titles) => new()
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        BatchFixedCode = all is null ? null : Code(all),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    };

    private static string Code(string assignments) =>
        $$"""
        using Acme;

        static class Test
        {
            const string Upper = "ANNA";
            static object M(StudioParams request, bool flag) => request with { {{assignments}} };
        }
        """;
}
