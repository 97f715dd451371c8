using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Typed.Refresh.Templates;

/// <summary>The functions of templates in addition to Scriban's own. They keep text from a schema file within its place.</summary>
internal static partial class TextFunctions
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void AddTo(ScriptObject target)
    {
        target.Import("line", Line);
        target.Import("code", Code);
        target.Import("comment", Comment);
        target.Import("json", Json);
        target.Import("raw", (string? html) => new Markup(html ?? ""));
        target.Import("fail", string (string message) => throw new InvalidOperationException(message));
        target.SetValue("include", new IncludeMarkup(), readOnly: true);
    }

    /// <summary>Text on one line, without characters that a terminal would interpret.</summary>
    public static string Line(string? text) => OneLine(text ?? "").Trim();

    /// <summary>The same, without trimming.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c);
        }

        return line.ToString();
    }

    /// <summary>A Markdown code span: its fence is longer than any run of backticks inside. Markup, links, mentions and HTML have no effect in it.</summary>
    public static string Code(string? text)
    {
        var line = Line(text);
        if (line.Length == 0)
        {
            return "";
        }

        // In a table a vertical bar ends the cell, even in a code span; a backslash before it is removed there.
        var longest = Backticks().Matches(line).Select(run => run.Length).DefaultIfEmpty().Max();
        var fence = new string('`', longest + 1);
        var pad = longest > 0 ? " " : "";
        return fence + pad + line.Replace("|", "\\|", StringComparison.Ordinal) + pad + fence;
    }

    /// <summary>Text for a comment between <c>/*</c> and <c>*/</c>.</summary>
    public static string Comment(string? text) => Line(text).Replace("*/", "* /", StringComparison.Ordinal);

    /// <summary>A text as a JSON string, also valid in JavaScript and TypeScript.</summary>
    public static string Json(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_json))
        {
            writer.WriteStringValue(text);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
