using System.Net;
using Typed.Refresh.Output;

namespace Typed.Refresh.Page;

/// <summary>Text as HTML: whatever it holds, it stays text.</summary>
internal static class Html
{
    /// <summary>A line of text, for content and for quoted attributes.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(ConsoleText.Clean(text));

    /// <summary>Lines of text, as they are.</summary>
    public static string Lines(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Texts as one attribute, a line each.</summary>
    public static string List(IEnumerable<string> texts) => string.Join("&#10;", texts.Select(Text));
}
