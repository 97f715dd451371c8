using System.Text;

namespace Typed.Refresh.Quoting;

/// <summary>Cleans a server's text for a terminal or a log: short, on one line, without control characters and without keys.</summary>
internal static class ServerText
{
    private const int MaxLength = 160;

    public static string Quote(string text, IEnumerable<string>? secrets = null)
    {
        foreach (var secret in secrets ?? [])
        {
            text = text.Replace(secret, "(key)", StringComparison.Ordinal);
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text.Length > MaxLength ? text[..MaxLength] : text)
        {
            // Terminal escape sequences begin with a control character; bidirectional marks reorder the displayed text.
            quoted.Append(char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate ? '\uFFFD' : c);
        }

        return quoted.Append(text.Length > MaxLength ? "…\"" : "\"").ToString();
    }
}
