using System.Text;

namespace Typed.Schema.Diagnostics;

/// <summary>Formats a schema's text for a message: on one line, and with a readable length.</summary>
/// <remarks>A build log interprets a line that looks like an error as one; a default may be megabytes long.</remarks>
public static class MessageText
{
    private const int MaxLength = 400;

    public static string Of(string text)
    {
        var isCut = text.Length > MaxLength;
        var shown = new StringBuilder(isCut ? text.Substring(0, MaxLength) : text);
        for (var i = 0; i < shown.Length; i++)
        {
            if (char.IsControl(shown[i]) || shown[i] is '\u2028' or '\u2029')
            {
                shown[i] = ' ';
            }
        }

        return isCut ? shown.Append('…').ToString() : shown.ToString();
    }
}
