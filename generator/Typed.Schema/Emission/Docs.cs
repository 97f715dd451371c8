using System.Text;

namespace Typed.Schema.Emission;

/// <summary>Writes XML documentation for IntelliSense. No description can break out of the comment.</summary>
public static class Docs
{
    public static void Summary(SourceWriter writer, string text) => writer.Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>The text as a sentence, because others follow it.</summary>
    public static string Sentence(string? text, string otherwise)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length == 0 ? otherwise : trimmed[trimmed.Length - 1] is '.' or '!' or '?' or ':' ? trimmed : trimmed + ".";
    }

    /// <summary>The text, escaped for a comment.</summary>
    // One line, so that no line break in a description can end the comment. Characters that XML forbids become spaces.
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when char.IsSurrogate(c) => AppendPair(escaped, text, ref i),
                _ when char.IsControl(c) || char.IsWhiteSpace(c) || c is '\uFFFE' or '\uFFFF' => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static StringBuilder AppendPair(StringBuilder escaped, string text, ref int at)
    {
        if (at + 1 < text.Length && char.IsSurrogatePair(text, at))
        {
            escaped.Append(text[at]).Append(text[++at]);
            return escaped;
        }

        return escaped.Append(' ');
    }
}
