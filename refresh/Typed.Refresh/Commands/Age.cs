using System.Globalization;

namespace Typed.Refresh.Commands;

/// <summary>Parses an age from the command line: <c>30d</c>, <c>2w</c>.</summary>
internal static class Age
{
    /// <exception cref="ToolException">The text is not an age.</exception>
    public static TimeSpan Parse(string text, string option)
    {
        var days = text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? text[^1] switch { 'd' => number, 'w' => number * 7, _ => -1 }
            : -1;
        return days >= 0 ? TimeSpan.FromDays(days) : throw new ToolException($"{option}: specify the age in days or weeks, such as 30d or 2w.");
    }
}
