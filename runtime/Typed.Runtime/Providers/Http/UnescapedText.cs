using System.Globalization;
using System.Text;

namespace Typed.Providers.Http;

/// <summary>A text without escapes (<c>\/</c> and <c>\u002f</c> of JSON, <c>%2F</c> of URLs), and the original position of each character.</summary>
internal readonly ref struct UnescapedText(string text, List<int> starts)
{
    public string Text { get; } = text;

    public static UnescapedText Of(string escaped)
    {
        var plain = new StringBuilder(escaped.Length);
        var starts = new List<int>(escaped.Length + 1);
        for (var i = 0; i < escaped.Length;)
        {
            starts.Add(i);
            var (letter, length) = At(escaped.AsSpan(i));
            plain.Append(letter);
            i += length;
        }

        starts.Add(escaped.Length);
        return new UnescapedText(plain.ToString(), starts);
    }

    public string Masked(string original, bool[] masked, string mask)
    {
        var result = new StringBuilder(original.Length);
        for (var i = 0; i < masked.Length; i++)
        {
            if (!masked[i])
            {
                result.Append(original, starts[i], starts[i + 1] - starts[i]);
            }
            else if (i == 0 || !masked[i - 1])
            {
                result.Append(mask);
            }
        }

        return result.ToString();
    }

    private static (char Letter, int Length) At(ReadOnlySpan<char> text)
    {
        if (text.Length >= 6 && text[0] == '\\' && text[1] == 'u' && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return ((char)unit, 6);
        }

        if (text.Length >= 3 && text[0] == '%' && byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value < 0x80)
        {
            return ((char)value, 3);
        }

        return text.Length >= 2 && text[0] == '\\' && !char.IsAsciiLetterOrDigit(text[1]) ? (text[1], 2) : (text[0], 1);
    }
}
