using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class ConstrainedValueTests
{
    [Theory]
    // Numbers.
    [InlineData("Steps = {|TYP1005:0|}")]
    [InlineData("Steps = {|TYP1005:5|}")]
    [InlineData("Steps = {|TYP1005:-1|}")]
    [InlineData("Steps = flag ? 1 : {|TYP1005:9|}")]
    [InlineData("Steps = maybe ?? {|TYP1005:9|}")]
    [InlineData("Steps = x switch { 1 => 4, _ => {|TYP1005:9|} }")]
    [InlineData("Steps = {|TYP1005:Nine|}")]
    [InlineData("Steps = {|TYP1005:Read|}")]
    [InlineData("Steps = {|TYP1005:local|}")]
    [InlineData("Width = {|TYP1005:0|}")]
    [InlineData("Width = {|TYP1005:104|}")]
    [InlineData("Width = {|TYP1005:int.MaxValue|}")]
    [InlineData("Width = {|TYP1006:12|}")]
    [InlineData("Scale = {|TYP1005:1.1|}")]
    [InlineData("Scale = {|TYP1005:double.NaN|}")]
    [InlineData("Scale = {|TYP1005:double.PositiveInfinity|}")]
    [InlineData("Scale = {|TYP1005:1e300|}")]
    [InlineData("Scale = {|TYP1006:0.35|}")]
    [InlineData("Scale = {|TYP1006:0.30000000000000004|}")]
    [InlineData("Above = {|TYP1005:0|}")]
    [InlineData("Weights = [0.5, {|TYP1005:2|}]")]
    // Texts.
    [InlineData("Caption = {|TYP1007:\"ab\"|}")]
    [InlineData("Caption = {|TYP1007:\"\"|}")]
    [InlineData("Caption = {|TYP1007:\"abcdef\"|}")]
    [InlineData("Caption = {|TYP1007:\"\\U0001F600\\U0001F600\"|}")]
    [InlineData("Caption = {|TYP1007:nameof(Test) + \"!!\"|}")]
    [InlineData("Title = {|TYP1008:\"abcdef\"|}")]
    [InlineData("Voice = {|TYP1009:\"Anna\"|}")]
    [InlineData("Voice = {|TYP1009:\"anna\\n\"|}")]
    [InlineData("Prompt = {|TYP1010:\"\"|}")]
    [InlineData("Prompt = {|TYP1010:\"  \"|}")]
    [InlineData("Prompt = {|TYP1017:null!|}", "null")]
    [InlineData("Prompt = {|TYP1017:default!|}", "default")]
    [InlineData("Callback = {|TYP1014:\"example.com/hook\"|}")]
    [InlineData("Callback = {|TYP1014:\"not a uri\"|}")]
    // Addresses.
    [InlineData("ImageUrl = {|TYP1015:\"C:/snow.jpg\"|}")]
    [InlineData("ImageUrl = {|TYP1015:\"snow.jpg\"|}")]
    [InlineData("ImageUrl = {|TYP1015:\"\"|}")]
    [InlineData("ImageUrl = {|TYP1015:\"ftp://example.com/snow.jpg\"|}")]
    [InlineData("ImageUrl = {|TYP1016:\"https://example.com/snow.mp4?x=1.png\"|}")]
    [InlineData("Images = [{|TYP1016:\"https://example.com/a.mp3\"|}]")]
    // Lists.
    [InlineData("Images = {|TYP1011:[]|}")]
    [InlineData("Images = {|TYP1011:[A, A, A]|}")]
    [InlineData("Images = {|TYP1011:new[] { A, A, A }|}")]
    [InlineData("Images = {|TYP1011:new string[0]|}")]
    [InlineData("Images = {|TYP1011:Array.Empty<string>()|}")]
    [InlineData("Images = {|TYP1011:new List<string> { A, A, A }|}")]
    [InlineData("Images = flag ? [A] : {|TYP1011:[]|}")]
    [InlineData("Images = {|TYP1011:three|}")]
    [InlineData("References = {|TYP1011:[]|}")]
    [InlineData("Tags = {|TYP1012:[\"a\", \"b\", \"c\"]|}")]
    [InlineData("Tags = [\"a\", {|TYP1013:\"a\"|}]")]
    [InlineData("Tags = [text, {|TYP1013:text|}]")]
    [InlineData("Tags = [\"a\", {|TYP1007:\"abcd\"|}]")]
    // Nothing wrong, or nothing known.
    [InlineData("Steps = 1")]
    [InlineData("Steps = 4")]
    [InlineData("Steps = null")]
    [InlineData("Steps = x")]
    [InlineData("Steps = x + 9")]
    [InlineData("Width = 96")]
    [InlineData("Scale = 0.3")]
    [InlineData("Scale = 1")]
    [InlineData("Scale = 0.7")]
    [InlineData("Above = 0.0001")]
    [InlineData("Above = double.MaxValue")]
    [InlineData("Caption = \"abc\"")]
    [InlineData("Caption = \"\\U0001F600\\U0001F600\\U0001F600\"")]
    [InlineData("Caption = x.ToString()")]
    [InlineData("Caption = $\"{x}\"")]
    [InlineData("Title = \"abcde\"")]
    [InlineData("Voice = \"anna\"")]
    [InlineData("Odd = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"")]
    [InlineData("Foreign = \"latin\"")]
    [InlineData("Callback = \"urn:x:y\"")]
    [InlineData("ImageUrl = \"https://example.com/snow\"")]
    [InlineData("ImageUrl = \"HTTP://EXAMPLE.COM/SNOW.JPG\"")]
    [InlineData("ImageUrl = \"https://example.com/x.mp4/thumbnail\"")]
    [InlineData("ImageUrl = \"data:image/png;base64,AAAA\"")]
    [InlineData("ImageUrl = other")]
    [InlineData("Images = [A]")]
    [InlineData("Images = [.. names]")]
    [InlineData("Images = [A, A, .. names]")]
    [InlineData("Images = names")]
    [InlineData("Images = new string[x]")]
    [InlineData("Images = null")]
    [InlineData("Images = grown")]
    [InlineData("Images = new List<string>(names) { A, A, A }")]
    [InlineData("Tags = [\"a\", \"b\"]")]
    [InlineData("Tags = [text, x.ToString()]")]
    [InlineData("Weights = [0, 1, 0.5]")]
    [InlineData("Other = -1")]
    public async Task Property(string assignment, string? span = null)
    {
        // null! has no operation of its own: the finding is on the null.
        var code = span is null ? assignment : assignment.Replace("!|}", "|}!", StringComparison.Ordinal);
        var isPrompt = code.StartsWith("Prompt", StringComparison.Ordinal);
        await VerifyAsync($"return new StudioParams {{ {(isPrompt ? "" : "Prompt = \"x\", ")}{code} }};");
        await VerifyAsync($"return request with {{ {code} }};");
        await VerifyAsync($"StudioParams made = new() {{ {code}{(isPrompt ? "" : ", Prompt = \"x\"")} }}; return made;");
    }

    [Theory]
    [InlineData("Steps = {|TYP1005:5|}", "'acme/studio': steps must be 1 to 4; 5 is refused")]
    [InlineData("Width = {|TYP1005:0|}", "'acme/studio': width must be greater than 0 and less than 100; 0 is refused")]
    [InlineData("Above = {|TYP1005:-0.5|}", "'acme/studio': above must be greater than 0; -0.5 is refused")]
    [InlineData("Scale = {|TYP1006:0.35|}", "'acme/studio': scale must be a multiple of 0.1; 0.35 is not")]
    [InlineData("Scale = {|TYP1005:1.3f|}", "'acme/studio': scale must be 0 to 1; 1.3 is refused")]
    [InlineData("Caption = {|TYP1007:\"ab\"|}", "'acme/studio': caption must have 3 characters or more; this has 2")]
    [InlineData("Voice = {|TYP1009:\"A\\nB\"|}", "'acme/studio': voice must match ^[a-z]+$; \"A\\nB\" does not")]
    [InlineData("Images = {|TYP1011:[]|}", "'acme/studio': images must have 1 item or more; this has 0")]
    [InlineData("ImageUrl = {|TYP1016:\"https://a.b/c.mp4\"|}", "'acme/studio': image_url takes an image; \"https://a.b/c.mp4\" looks like a video")]
    public Task Message(string assignment, string message) => VerifyAsync($"return request with {{ {assignment} }};", message);

    [Theory]
    [InlineData("Steps = {|TYP1005:9|}", "Steps = 4", "Use 4")]
    [InlineData("Steps = flag ? {|TYP1005:0|} : 3", "Steps = flag ? 1 : 3", "Use 1")]
    [InlineData("Width = {|TYP1005:0|}", "Width = {|TYP1006:1|}", null)]
    [InlineData("Width = {|TYP1006:13|}", "Width = 16", "Use 16", "Use 8")]
    [InlineData("Scale = {|TYP1006:0.34|}", "Scale = 0.3", "Use 0.3", "Use 0.4")]
    [InlineData("Scale = {|TYP1005:-2|}", "Scale = 0", "Use 0")]
    [InlineData("Above = {|TYP1005:0|}", null)]
    [InlineData("Above = {|TYP1005:0.0|}", null)]
    [InlineData("Steps = {|TYP1005:either|}", null)]
    [InlineData("ImageUrl = {|TYP1015:\"example.com/snow.jpg\"|}", "ImageUrl = \"https://example.com/snow.jpg\"", "Use \"https://example.com/snow.jpg\"")]
    [InlineData("Callback = {|TYP1014:\"example.com/hook\"|}", "Callback = \"https://example.com/hook\"", "Use \"https://example.com/hook\"")]
    [InlineData("ImageUrl = {|TYP1015:\"snow.jpg\"|}", null)]
    [InlineData("ImageUrl = {|TYP1015:\"folder/snow.jpg\"|}", null)]
    public Task Fix(string before, string? after, params string?[]? titles)
    {
        var offered = titles is [not null, ..];
        return new CSharpCodeFixTest<ConstrainedValueAnalyzer, ReplacementTextCodeFixProvider>
        {
            TestCode = InMethod($"return request with {{ {before} }};"),
            FixedCode = offered ? InMethod($"return request with {{ {after} }};") : null,
            ExpectedTitles = offered ? [.. titles!.OfType<string>()] : null,
            TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
        }.RunAsync();
    }

    [Fact]
    public Task Fix_all() => new CSharpCodeFixTest<ConstrainedValueAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = InMethod("return request with { Steps = {|TYP1005:9|}, Scale = {|TYP1006:0.34|}, Width = flag ? {|TYP1006:1|} : {|TYP1006:90|} };"),
        FixedCode = InMethod("return request with { Steps = 4, Scale = {|TYP1006:0.34|}, Width = flag ? {|TYP1006:1|} : {|TYP1006:90|} };"),
        BatchFixedCode = InMethod("return request with { Steps = 4, Scale = 0.3, Width = flag ? 8 : 88 };"),
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    }.RunAsync();

    private static Task VerifyAsync(string statements, params string[] messages) => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = InMethod(statements),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    }.RunAsync();

    private static string InMethod(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using Acme;

        static class Test
        {
            const int Nine = 9;
            const string A = "https://example.com/a.png";
            static readonly int Read = 9;

            static object? M(StudioParams request, bool flag, int x, int? maybe, string[] names, string other)
            {
                int local = 9;
                string[] three = { A, A, A };
                var either = flag ? 1 : 9;
                const string text = "one";
                var grown = new List<string> { A, A, A };
                grown.Clear();
                Console.WriteLine("{0}{1}{2}{3}", local, three, either, grown, text, other);
                {{statements}}
            }
        }
        """;
}
