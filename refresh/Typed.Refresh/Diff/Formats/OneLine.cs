using System.Globalization;
using System.Text;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Puts text of a schema file on one line, without characters that a terminal would interpret.</summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c);
        }

        return line.ToString();
    }
}
