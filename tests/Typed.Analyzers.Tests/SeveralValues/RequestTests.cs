using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.SeveralValues;

public sealed class RequestTests
{
    // What every snippet below sets, so that rule c is kept.
    private const string Script = "ScriptA = \"x\"";

    [Theory]
    // No line in the price table.
    [InlineData("Duration = {|TYP2001:FilmDuration.Auto|}")]
    [InlineData("Duration = FilmDuration.Seconds10, Quality = {|TYP2001:FilmQuality.High|}")]
    [InlineData("Quality = FilmQuality.High, Duration = {|TYP2001:FilmDurations.FromSeconds(10)|}")]
    [InlineData("Quality = FilmQuality.High, Duration = {|TYP2001:(FilmDuration)10|}")]
    [InlineData("Quality = FilmQuality.High, Duration = {|TYP2001:ten|}")]
    // Rules.
    [InlineData("EndUrl = {|TYP2002:{|TYP2003:url|}|}")]
    [InlineData("EndUrl = {|TYP2002:{|TYP2003:url|}|}, StartUrl = null")]
    [InlineData("Voice = {|TYP2003:\"anna\"|}, Text = \"hi\"")]
    [InlineData("ScriptB = \"y\", ScriptA = {|TYP2003:\"x\"|}")]
    [InlineData("Mood = {|TYP2003:null|}")]
    [InlineData("Images = {|TYP2004:[url, url, url, url]|}")]
    [InlineData("Num = 2, Images = {|TYP2004:[url, url, url]|}")]
    [InlineData("Size = ({|TYP2003:5|}, 5)")]
    [InlineData("Size = ({|TYP2003:100|}, 10)")]
    [InlineData("Size = new FilmSizeCustom { Width = {|TYP2003:100|} }")]
    [InlineData("Quality = FilmQuality.High, Styles = {|TYP2003:[\"x\"]|}")]
    [InlineData("Num = {|TYP2003:3|}")]
    [InlineData("Size = (40, 10), Voice = {|TYP2003:\"anna\"|}")]
    // Nothing wrong.
    [InlineData("Styles = [\"x\"]")]
    [InlineData("Styles = [\"x\"], Quality = FilmQuality.Low")]
    [InlineData("Styles = [\"x\"], Quality = null")]
    [InlineData("Num = 3, Text = \"hi\"")]
    [InlineData("Num = 2")]
    [InlineData("Size = (30, 10), Voice = \"anna\"")]
    [InlineData("Size = new FilmSizeCustom(), Voice = \"anna\"")]
    [InlineData("Duration = FilmDuration.Seconds10")]
    [InlineData("Quality = FilmQuality.High")]
    [InlineData("StartUrl = url, EndUrl = url")]
    [InlineData("StartUrl = url")]
    [InlineData("Voice = \"anna\"")]
    [InlineData("Images = [url, url, url]")]
    [InlineData("Size = (40, 10)")]
    [InlineData("Size = new FilmSizeCustom()")]
    [InlineData("Style = \"x\", Mood = null")]
    // Nothing known.
    [InlineData("Styles = [\"x\"], Quality = (FilmQuality)x")]
    [InlineData("Num = x")]
    [InlineData("Size = (x, 10), Voice = \"anna\"")]
    [InlineData("Duration = unknown, Quality = FilmQuality.High")]
    [InlineData("Duration = flag ? FilmDuration.Auto : FilmDuration.Seconds5")]
    [InlineData("EndUrl = maybe")]
    [InlineData("EndUrl = url, StartUrl = maybe")]
    [InlineData("Voice = \"anna\", Text = maybe")]
    [InlineData("Images = [.. names]")]
    [InlineData("Images = names ?? [url, url, url, url]")]
    [InlineData("Images = x switch { 1 => names, _ => new[] { url, url, url, url } }")]
    [InlineData("Images = flag ? [url, url, url, url] : [url]")]
    [InlineData("Size = (x, 1)")]
    [InlineData("Size = size")]
    [InlineData("Mood = maybe")]
    [InlineData("EndUrl = url, ExtraParameters = new() { { \"start_url\", \"x\" } }")]
    [InlineData("EndUrl = url, ExtraParameters = extras")]
    [InlineData("Duration = FilmDuration.Auto, ExtraParameters = new() { { \"duration\", 7 } }")]
    public async Task Request(string marked)
    {
        var script = marked.Contains("ScriptB", StringComparison.Ordinal) ? "" : Script + ", ";
        await VerifyAsync($"return new FilmParams {{ {script}{marked} }};");
        await VerifyAsync($"FilmParams made = new() {{ {script}{marked} }}; return made;");
        if (script.Length > 0)
        {
            await VerifyAsync($"var first = new FilmParams {{ {Script} }}; return first with {{ {marked} }};");
        }
    }

    [Theory]
    [InlineData("return new {|TYP2003:FilmParams|}();")]
    [InlineData("return new {|TYP2003:FilmParams|} { Voice = \"anna\" };")]
    [InlineData("FilmParams made = {|TYP2003:new|}(); return made;")]
    [InlineData("return new FilmParams() {|TYP2003:with|} { Voice = \"anna\" };")]
    [InlineData("return request with { Voice = \"anna\" };")]
    [InlineData("return request with { Duration = FilmDuration.Auto };")]
    [InlineData("return request with { Voice = {|TYP2003:\"anna\"|}, Text = url };")]
    [InlineData("return request with { EndUrl = url };")]
    [InlineData("var end = new FilmParams { ScriptA = \"x\", StartUrl = url, EndUrl = url }; return end {|TYP2003:with|} { StartUrl = null };")]
    [InlineData("var end = new FilmParams { ScriptA = \"x\", Duration = FilmDuration.Seconds10 }; return end with { Quality = {|TYP2001:FilmQuality.High|} };")]
    public Task Statement(string statements) =>
        statements.Contains("StartUrl = null", StringComparison.Ordinal)
            ? VerifyAsync(statements.Replace("{|TYP2003:with|} { StartUrl = null }", "with { StartUrl = {|TYP2003:null|} }", StringComparison.Ordinal))
            : VerifyAsync(statements);

    [Theory]
    [InlineData("Duration = {|TYP2001:FilmDuration.Auto|}", "The price table of 'acme/film' has no line for duration auto, quality low; it has: duration 5, quality low; duration 10, quality low; duration 5, quality high")]
    [InlineData("Voice = {|TYP2003:\"a\"|}, Text = url", "'acme/film' does not take voice together with text; both are set")]
    [InlineData("Images = {|TYP2004:[url, url, url, url]|}", "'acme/film' needs the number of images + num to be at most 4; 4 + 1 is 5")]
    public Task Message(string assignments, string message) => VerifyAsync($"return new FilmParams {{ {Script}, {assignments} }};", message);

    [Fact]
    public Task Shipped_models() => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode =
            """
            using Typed.Models.Creatify;

            static class Test
            {
                static object[] M(string image) =>
                [
                    new Sora2ImageToVideoProParams { Prompt = "x", ImageUrl = image, Resolution = {|TYP2001:Sora2ImageToVideoProResolution.Auto|} },
                    new Sora2ImageToVideoProParams { Prompt = "x", ImageUrl = image, Resolution = Sora2ImageToVideoProResolution.P1080 },
                    new Wan25PreviewTextToImageParams { Prompt = "x", ImageSize = ({|TYP2004:100|}, 100) },
                    new Wan25PreviewTextToImageParams { Prompt = "x", ImageSize = (1024, 1024) },
                ];
            }
            """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models }, EditorConfig = "dotnet_diagnostic.TYP3004.severity = none" },
    }.RunAsync();

    [Fact]
    public Task A_slot_can_be_the_earlier_one() => new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = InMethod("return new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:url|} };"),
        FixedCode = InMethod("return new FilmParams { ScriptA = \"x\", StartUrl = url };"),
        ExpectedTitles = ["Use StartUrl"],
        TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = Quiet + "\ndotnet_diagnostic.TYP2003.severity = none" },
    }.RunAsync();

    [Theory]
    // A slot: what is in scope by its name, else a text that is found at once.
    [InlineData("return new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:url|} };", "return new FilmParams { StartUrl = \"\", ScriptA = \"x\", EndUrl = url };", 0, "Set StartUrl", "Remove EndUrl")]
    [InlineData(
        "var startUrl = url; return new FilmParams\n        {\n            ScriptA = \"x\", // note\n            EndUrl = {|TYP2002:url|},\n        };",
        "var startUrl = url; return new FilmParams\n        {\n            StartUrl = startUrl,\n            ScriptA = \"x\", // note\n            EndUrl = url,\n        };", 0, "Set StartUrl", "Remove EndUrl")]
    [InlineData("return new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2002:url|} };", "return new FilmParams { ScriptA = \"x\" };", 1, "Set StartUrl", "Remove EndUrl")]
    // Rules.
    [InlineData("return new FilmParams { ScriptA = \"x\", Voice = {|TYP2003:url|}, Text = url };", "return new FilmParams { ScriptA = \"x\", Text = url };", 0, "Remove Voice", "Remove Text")]
    [InlineData("return new FilmParams { ScriptA = \"x\", Voice = {|TYP2003:url|}, Text = url };", "return new FilmParams { ScriptA = \"x\", Voice = url };", 1, "Remove Voice", "Remove Text")]
    [InlineData("return new FilmParams { ScriptA = {|TYP2003:url|}, ScriptB = url };", "return new FilmParams { ScriptA = url };", 1, "Remove ScriptA", "Remove ScriptB")]
    [InlineData("return new {|TYP2003:FilmParams|} { Style = url };", null, 0)]
    [InlineData("return new FilmParams { ScriptA = \"x\", Mood = {|TYP2003:null|} };", null, 0)]
    public Task Adds_or_removes(string before, string? after, int index, params string[] titles) =>
        Fix(before, after, null, index, titles, before.Contains("TYP2002", StringComparison.Ordinal) ? "TYP2003" : "TYP2002").RunAsync();

    [Fact]
    public Task Removes_all_orphans() => Fix(
        "_ = new FilmParams { ScriptA = \"x\", EndUrl = {|TYP2003:url|} }; return new FilmParams { EndUrl = {|TYP2003:url|}, ScriptA = \"x\" };",
        "_ = new FilmParams { ScriptA = \"x\" }; return new FilmParams { EndUrl = {|TYP2003:url|}, ScriptA = \"x\" };",
        "_ = new FilmParams { ScriptA = \"x\" }; return new FilmParams { ScriptA = \"x\" };",
        0, ["Remove EndUrl"], "TYP2002").RunAsync();

    private static CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider> Fix(string before, string? after, string? all, int index, string[] titles, string off) => new()
    {
        TestCode = InMethod(before),
        FixedCode = after is null ? null : InMethod(after),
        BatchFixedCode = all is null ? null : InMethod(all),
        CodeActionIndex = index,
        ExpectedTitles = after is null ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = Quiet + $"\ndotnet_diagnostic.{off}.severity = none" },
    };

    private const string Quiet = "dotnet_diagnostic.TYP3004.severity = none";

    private static Task VerifyAsync(string statements, params string[] messages) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = InMethod(statements),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = Quiet },
    }.RunAsync();

    private static string InMethod(string statements) =>
        $$"""
        using System;
        using Acme;
        using Typed;

        static class Test
        {
            static object? M(FilmParams request, FilmDuration unknown, bool flag, int x, string url, string? maybe, string[] names, FilmSize size, ExtraParameters extras)
            {
                var ten = FilmDuration.Seconds10;
                Console.WriteLine(ten);
                {{statements}}
            }
        }
        """;
}
