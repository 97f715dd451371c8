using System.Globalization;
using System.Text.RegularExpressions;
using Typed.Schema.Specification;

namespace Typed.Schema.Naming;

/// <summary>Names an enum's members by their meaning: <c>Seconds5</c>, <c>Ratio16x9</c>, <c>P1080</c>, <c>K4</c>.</summary>
public static class EnumNames
{
    // ASCII digits: \d matches those of every script, which cannot be parsed as a number.
    private static readonly Regex s_ratio = new(@"^([0-9]+(?:\.[0-9]+)?)[:/]([0-9]+(?:\.[0-9]+)?)$", RegexOptions.CultureInvariant);
    private static readonly Regex s_lines = new(@"^([0-9]+)[pP]$", RegexOptions.CultureInvariant);
    private static readonly Regex s_thousands = new(@"^([0-9]+)[kK]$", RegexOptions.CultureInvariant);
    private static readonly Regex s_seconds = new(@"^([0-9]{1,9})(?: ?s(?:ec(?:onds?)?)?)?$", RegexOptions.CultureInvariant);

    // No lower-case letter, and a word that is not an abbreviation.
    private static readonly Regex s_capitals = new(@"^[^a-z]+$", RegexOptions.CultureInvariant);
    private static readonly Regex s_longWord = new(@"[A-Z]{5}", RegexOptions.CultureInvariant);

    // Words that are no abbreviations, although they are as short.
    private static readonly HashSet<string> s_shortWords = new(StringComparer.Ordinal)
    {
        "NONE", "AUTO", "LOW", "MID", "HIGH", "FAST", "SLOW", "OFF", "ON", "YES", "NO", "ALL", "ANY", "DARK", "CALM", "TRUE", "LEFT", "UP", "DOWN",
    };

    private static readonly Regex s_capitalWord = new(@"[A-Z0-9]+", RegexOptions.CultureInvariant);
    private static readonly Regex s_numberFirst = new(@"^([0-9]+[A-Za-z]{0,2})[-_ ]+([A-Za-z][A-Za-z0-9_ -]*)$", RegexOptions.CultureInvariant);

    /// <summary>The name of one value.</summary>
    public static string Of(string text, FieldRole role)
    {
        if (role == FieldRole.Duration && SecondsOf(text) is { } seconds)
        {
            return "Seconds" + seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (s_ratio.Match(text) is { Success: true } ratio)
        {
            return "Ratio" + ratio.Groups[1].Value.Replace('.', '_') + "x" + ratio.Groups[2].Value.Replace('.', '_');
        }

        if (s_lines.Match(text) is { Success: true } lines)
        {
            return "P" + lines.Groups[1].Value;
        }

        if (s_thousands.Match(text) is { Success: true } thousands)
        {
            return "K" + thousands.Groups[1].Value;
        }

        text = Spoken(text);
        // -5 and 5 are two values.
        return text.Length > 1 && text[0] == '-' && text[1] is >= '0' and <= '9'
            ? Words.Identifier("Minus " + text, "Value")
            : Words.Identifier(text, "Value");
    }

    private static bool HasShortWord(string text)
    {
        foreach (Match word in s_capitalWord.Matches(text))
        {
            if (s_shortWords.Contains(word.Value))
            {
                return true;
            }
        }

        return false;
    }

    // EULER_ANCESTRAL → Euler_Ancestral, FAST_BLUE → Fast_Blue; PNG, DDIM and H264 stay. 80S_ILLUSTRATION → Illustration_80s, as a name cannot begin with a digit.
    private static string Spoken(string text)
    {
        if (s_capitals.IsMatch(text) && (s_longWord.IsMatch(text) || HasShortWord(text)))
        {
            text = s_capitalWord.Replace(text, match => match.Value[0] + match.Value.Substring(1).ToLowerInvariant());
        }

        return s_numberFirst.Match(text) is { Success: true } parts ? parts.Groups[2].Value + "_" + parts.Groups[1].Value : text;
    }

    /// <summary>The whole seconds in a duration's text, in any common form: 5, 5s, 5 seconds.</summary>
    public static int? SecondsOf(string text) =>
        s_seconds.Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}
