using System.Text;

namespace Typed.Specification;

/// <summary>The grammar of a JSON string (RFC 8259, section 7).</summary>
/// <remarks>The analyzers compile this file too. It therefore targets netstandard2.0.</remarks>
internal static class JsonString
{
    /// <summary>A JSON literal as readable text: <c>5</c> for both "5" and 5.</summary>
    public static string Plain(string json) =>
        json.Length < 2 || json[0] != '"' || json[json.Length - 1] != '"' ? json
        : json.IndexOf('\\') < 0 ? json.Substring(1, json.Length - 2)
        : Read(json, 0, out _) ?? json;

    /// <summary>The string that starts at <paramref name="start"/> with its escapes resolved, or null if it is not a valid string.</summary>
    public static string? Read(string json, int start, out int end)
    {
        end = start;
        if (start >= json.Length || json[start] != '"')
        {
            return null;
        }

        var text = new StringBuilder();
        for (var at = start + 1; at < json.Length; at++)
        {
            switch (json[at])
            {
                case '"':
                    end = at + 1;
                    return text.ToString();
                case < ' ':
                    return null;
                case '\\':
                    if (Escaped(json, ref at) is not { } character)
                    {
                        return null;
                    }

                    text.Append(character);
                    break;
                default:
                    text.Append(json[at]);
                    break;
            }
        }

        return null;
    }

    /// <summary>Reads the escape whose backslash is at the index, and leaves the index at its last character. Null if it is not a valid escape.</summary>
    public static char? Escaped(string json, ref int at)
    {
        at++;
        switch (at < json.Length ? json[at] : '\0')
        {
            case '"' or '\\' or '/': return json[at];
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 < json.Length && Hexadecimal(json, at + 1) is { } unit:
                at += 4;
                return unit;
            default: return null;
        }
    }

    private static char? Hexadecimal(string json, int start)
    {
        var unit = 0;
        for (var at = start; at < start + 4; at++)
        {
            if (!Uri.IsHexDigit(json[at]))
            {
                return null;
            }

            unit = (unit * 16) + Uri.FromHex(json[at]);
        }

        return (char)unit;
    }
}
