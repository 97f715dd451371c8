using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Typed.Refresh.Templates;

namespace Typed.RefreshTests.Templates;

/// <summary>Properties of the functions that keep a text within its place, for random texts. A failure shows the shortest text that CsCheck found.</summary>
public sealed partial class TextFunctionProperties
{
    // Mostly the characters that end a place.
    private static readonly Gen<string> s_text = Gen.Char["`|*/\\\"'<>&%:,\r\n\t\u0085\u2028\u202E\u001b abé{}"].Array[0, 24].Select(chars => new string(chars));

    [Fact]
    public void A_code_span_ends_only_at_its_end() => s_text.Sample(text =>
    {
        var span = TextFunctions.Code(text);
        if (span.Length == 0)
        {
            return TextFunctions.Line(text).Length == 0;
        }

        var fence = Backticks().Match(span).Value;
        var content = span[fence.Length..^fence.Length];
        return span.EndsWith(fence, StringComparison.Ordinal)
            && !Backticks().Matches(content).Any(run => run.Length == fence.Length)
            && !content.StartsWith('`') && !content.EndsWith('`')
            && IsOneLine(span)
            && !UnescapedBar().IsMatch(content);
    });

    [Fact]
    public void A_comment_has_no_end() => s_text.Sample(text => TextFunctions.Comment(text) is var comment && !comment.Contains("*/", StringComparison.Ordinal) && IsOneLine(comment));

    [Fact]
    public void JSON_is_read_back() => s_text.Sample(text => JsonSerializer.Deserialize<string>(TextFunctions.Json(text)) == text);

    [Fact]
    public void Encoded_HTML_has_no_markup() => s_text.Sample(text =>
    {
        var template = TextTemplate.Parse("{{ text }}", "t.html.sbn", isHtml: true);
        var html = template.Render(new Scriban.Runtime.ScriptObject { ["text"] = text }, new TemplateLimits(), CancellationToken.None);
        return html.IndexOfAny(['<', '>', '"', '\'']) < 0 && System.Net.WebUtility.HtmlDecode(html) == TextFunctions.Line(text);
    });

    private static bool IsOneLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
