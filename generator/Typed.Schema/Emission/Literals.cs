using System.Globalization;
using System.Text;

namespace Typed.Schema.Emission;

/// <summary>Writes C# literals.</summary>
public static class Literals
{
    private const int MaxOrdinary = 256;

    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                // Escapes characters that an editor cannot show, reorders (right-to-left marks) or interprets as a line end.
                _ when char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>A text in code. A long one is a UTF-8 literal, because all ordinary literals of an assembly are limited to 16 MB (CS8103).</summary>
    public static string Value(string value) =>
        value.Length <= MaxOrdinary ? Text(value) : $"global::System.Text.Encoding.UTF8.GetString({Text(value)}u8)";

    /// <summary>A decimal as a double literal, for attributes.</summary>
    public static string Double(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "D";

    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);
}
