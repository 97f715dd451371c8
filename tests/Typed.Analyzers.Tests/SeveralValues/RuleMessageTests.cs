using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>Each kind of rule between values: what its message says, and that it holds at its bounds.</summary>
public sealed class RuleMessageTests
{
    [Theory]
    [InlineData("new FilmParams { ScriptA = url, EndUrl = {|TYP2003:url|} }", "needs start_url with end_url; start_url is not set")]
    [InlineData("new FilmParams { ScriptA = {|TYP2003:url|}, ScriptB = url }", "takes only one of script_a and script_b; script_a and script_b are set")]
    [InlineData("new {|TYP2003:FilmParams|} { Style = url }", "needs script_a or script_b; neither is set")]
    [InlineData("new FilmParams { ScriptA = url, Mood = {|TYP2003:null|} }", "needs style, styles or mood; none is set")]
    [InlineData("new FilmParams { ScriptA = url, Size = ({|TYP2003:5|}, 5) }", "needs size.width × size.height to be at least 100; 5 × 5 is 25")]
    [InlineData("new FilmParams { ScriptA = url, Size = ({|TYP2003:11|}, 9) }", "needs size.width × size.height to be at least 100; 11 × 9 is 99")]
    // No ratio of nothing.
    [InlineData("new FilmParams { ScriptA = url, Size = ({|TYP2003:10|}, 0) }", "needs size.width × size.height to be at least 100; 10 × 0 is 0")]
    [InlineData("new FilmParams { ScriptA = url, Size = ({|TYP2003:41|}, 10) }", "needs size.width / size.height to be 0.25 to 4; 41 / 10 is 4.1")]
    [InlineData("new FilmParams { ScriptA = url, Size = ({|TYP2003:10|}, 41) }", "needs size.width / size.height to be 0.25 to 4; 10 / 41 is 0.2439")]
    [InlineData("new FilmParams { ScriptA = url, Quality = FilmQuality.High, Styles = {|TYP2003:[\"x\"]|} }", "does not take styles together with quality = high; both are set")]
    [InlineData("new FilmParams { ScriptA = url, Num = {|TYP2003:3|} }", "needs text with num = 3; text is not set")]
    [InlineData("new FilmParams { ScriptA = url, Size = (40, 10), Voice = {|TYP2003:\"anna\"|} }", "does not take voice together with size.width = 40; both are set")]
    [InlineData("new FilmParams { ScriptA = url, Num = 2, Images = {|TYP2004:[url, url, url]|} }", "needs the number of images + num to be at most 4; 3 + 2 is 5")]
    public Task A_broken_rule_is_explained(string request, string message) => VerifyAsync(request, $"'acme/film' {message}");

    [Theory]
    [InlineData("new FilmParams { ScriptA = url, Size = (10, 10) }")]
    [InlineData("new FilmParams { ScriptA = url, Size = (20, 5) }")]
    [InlineData("new FilmParams { ScriptA = url, Size = (10, 40) }")]
    [InlineData("new FilmParams { ScriptA = url, Num = 2, Images = [url, url] }")]
    [InlineData("new FilmParams { ScriptA = url, Num = 4, Text = url, Images = [] }")]
    public Task A_rule_holds_at_its_bounds(string request) => VerifyAsync(request);

    private static Task VerifyAsync(string request, params string[] messages) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode =
            $$"""
            using Acme;

            static class Test
            {
                static object M(string url) => {{request}};
            }
            """,
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime, RuledModel.Assembly }, EditorConfig = "dotnet_diagnostic.TYP3004.severity = none\ndotnet_diagnostic.TYP2002.severity = none" },
    }.RunAsync();
}
