using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Scriban.Runtime;
using Typed.Refresh.Catalog;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Page;

/// <summary>The page's functions for text that is more than one encoded line.</summary>
internal static class HtmlFunctions
{
    public static void AddTo(ScriptObject globals)
    {
        globals.Import("breakable", Breakable);
        globals.Import("lines", (string text) => new Markup(WebUtility.HtmlEncode(text)));
        globals.Import("list", (IReadOnlyList<string> texts) => new Markup(string.Join("&#10;", texts.Select(Text))));
        globals.Import("plain", (string json) => ParameterText.Of(JsonNode.Parse(json)));
    }

    /// <summary>A name that can break between its words in a narrow column.</summary>
    public static Markup Breakable(string name)
    {
        var html = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isBreak = i > 0 && (name[i - 1] is '/' or '-' or '_' or '.' || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])));
            // A surrogate pair stays together; neither half is a letter on its own.
            html.Append(isBreak ? "<wbr>" : "").Append(char.IsHighSurrogate(name[i]) && i + 1 < name.Length ? Text(name.Substring(i++, 2)) : name[i] == ' ' ? " " : Text(name[i].ToString()));
        }

        return new Markup(html.ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(TextFunctions.Line(text));
}
