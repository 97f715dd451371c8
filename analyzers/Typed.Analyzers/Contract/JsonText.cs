using System.Globalization;
using System.Text;

namespace Typed.Analyzers.Contract;

/// <summary>A JSON literal as readable text: <c>5</c> for both "5" and 5.</summary>
internal static class JsonText
{
    public static string Plain(string json)
    {
        if (json.Length < 2 || json[0] != '"' || json[json.Length - 1] != '"')
        {
            return json;
        }

        var inner = json.Substring(1, json.Length - 2);
        return inner.IndexOf('\\') < 0 ? inner : Unescape(inner);
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
            }
            else if (text[++i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                plain.Append((char)unit);
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        return plain.ToString();
    }
}
