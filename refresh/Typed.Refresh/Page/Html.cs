using System.Net;
using System.Text;
using Typed.Refresh.Output;

namespace Typed.Refresh.Page;

/// <summary>Encodes text as HTML, so that it always remains text.</summary>
internal static class Html
{
    /// <summary>A line of text, for content and for quoted attributes.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(ConsoleText.Clean(text));

    /// <summary>A name that can break between its words in a narrow column.</summary>
    public static string Breakable(string name)
    {
        var html = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isBreak = i > 0 && (name[i - 1] is '/' or '-' or '_' or '.' || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])));
            // A surrogate pair stays together; neither half is a letter on its own.
            html.Append(isBreak ? "<wbr>" : "").Append(char.IsHighSurrogate(name[i]) && i + 1 < name.Length ? Text(name.Substring(i++, 2)) : name[i] == ' ' ? " " : Text(name[i].ToString()));
        }

        return html.ToString();
    }

    /// <summary>Lines of text, unchanged.</summary>
    public static string Lines(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Texts as one attribute, one per line.</summary>
    public static string List(IEnumerable<string> texts) => string.Join("&#10;", texts.Select(Text));
}
