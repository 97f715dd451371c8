namespace Typed.Analyzers.Json;

/// <summary>The grammar of a JSON number (RFC 8259, section 6): no leading zeros, no plus sign, digits on both sides of the decimal point.</summary>
internal static class JsonNumber
{
    /// <summary>The index after the number that starts at <paramref name="start"/>, or -1 if no number starts there.</summary>
    public static int EndOf(string json, int start)
    {
        var at = start < json.Length && json[start] == '-' ? start + 1 : start;
        var whole = Digits(json, at);
        if (whole == at || (json[at] == '0' && whole - at > 1))
        {
            return -1;
        }

        at = whole;
        if (at < json.Length && json[at] == '.')
        {
            var fraction = Digits(json, at + 1);
            if (fraction == at + 1)
            {
                return -1;
            }

            at = fraction;
        }

        if (at < json.Length && json[at] is 'e' or 'E')
        {
            var digits = at + 1 < json.Length && json[at + 1] is '+' or '-' ? at + 2 : at + 1;
            var exponent = Digits(json, digits);
            return exponent == digits ? -1 : exponent;
        }

        return at;
    }

    private static int Digits(string json, int at)
    {
        while (at < json.Length && json[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }
}
