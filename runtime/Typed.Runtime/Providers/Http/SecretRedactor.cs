using System.Globalization;
using System.Text;

namespace Typed.Providers.Http;

/// <summary>Replaces keys in external text before it reaches an exception, a log, or a journal.</summary>
/// <remarks>A provider may repeat a key in whole or in part, in base64 or hex, with letters escaped as in JSON or in a URL. Therefore, every run of
/// characters that also occurs in a key, or in one of its encodings, is replaced if it is long enough to matter.</remarks>
internal sealed class SecretRedactor
{
    private const int MaxBody = 2000;
    private const int MaxMessage = 400;

    // Only this much of a text is searched: a response of 16 MiB would take seconds. Part of a key at this limit is masked like any other part.
    private const int MaxSearched = 64 * 1024;
    private const string Mask = "***";

    // Anything shorter is not a key, and would mask half of any text.
    private const int MinSecret = 4;

    // A part shorter than a third of the key, or than 8 characters, does not help to guess the key; 16 characters are a long part of any key.
    private const int MinPart = 8;
    private const int MaxPart = 16;
    private readonly List<(string Text, int Part)> _secrets = [];

    public SecretRedactor(params string[] secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.Length >= MinSecret).Distinct(StringComparer.Ordinal))
        {
            foreach (var form in FormsOf(secret).Distinct(StringComparer.Ordinal))
            {
                _secrets.Add((form, Math.Min(form.Length, Math.Clamp(form.Length / 3, MinPart, MaxPart))));
            }
        }
    }

    /// <summary>Gets the redacted beginning of a body.</summary>
    public string Body(ReadOnlySpan<byte> utf8)
    {
        // Redact before truncating: a truncated key would not be recognized.
        var text = Redact(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxSearched)]));
        return text.Length <= MaxBody ? text : text[..MaxBody] + "…";
    }

    /// <summary>Formats external text for use in a message: one line, short.</summary>
    public string Message(string text)
    {
        var line = new StringBuilder(Redact(text[..Math.Min(text.Length, MaxSearched)]));
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsControl(line[i]))
            {
                line[i] = ' ';
            }
        }

        return line.Length <= MaxMessage ? line.ToString() : line.ToString(0, MaxMessage) + "…";
    }

    private string Redact(string text)
    {
        if (_secrets.Count == 0)
        {
            return text;
        }

        var plain = Unescaped.Of(text);
        var masked = new bool[plain.Text.Length];
        var found = false;
        foreach (var (secret, part) in _secrets)
        {
            found |= Mark(plain.Text, secret, part, masked);
        }

        return found ? plain.Masked(text, masked, Mask) : text;
    }

    // Marks each run of the text that also occurs in the secret, if it has at least the given number of characters.
    private static bool Mark(ReadOnlySpan<char> text, ReadOnlySpan<char> secret, int part, bool[] masked)
    {
        var parts = new HashSet<int>();
        for (var i = 0; i + part <= secret.Length; i++)
        {
            parts.Add(HashOf(secret.Slice(i, part)));
        }

        var found = false;
        for (var i = 0; i + part <= text.Length; i++)
        {
            var run = text.Slice(i, part);
            if (parts.Contains(HashOf(run)) && secret.Contains(run, StringComparison.OrdinalIgnoreCase))
            {
                masked.AsSpan(i, part).Fill(true);
                found = true;
            }
        }

        return found;
    }

    private static int HashOf(ReadOnlySpan<char> run) => string.GetHashCode(run, StringComparison.OrdinalIgnoreCase);

    // The secret unchanged, in hex, and in base64 at each of the three positions that its first byte can have in a longer text ("user:key").
    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexString(bytes);
        for (var before = 0; before < 3; before++)
        {
            var padded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            // Omit the characters that also depend on neighboring bytes.
            var first = (before * 8 + 5) / 6;
            var last = (before + bytes.Length) * 8 / 6;
            if (last - first >= MinSecret)
            {
                var form = padded[first..Math.Min(last, padded.Length)];
                yield return form;
                yield return form.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    /// <summary>A text without escapes (<c>\/</c> and <c>\u002f</c> of JSON, <c>%2F</c> of URLs), and the original position of each character.</summary>
    private readonly ref struct Unescaped(string text, List<int> starts)
    {
        public string Text { get; } = text;

        public static Unescaped Of(string escaped)
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
            return new Unescaped(plain.ToString(), starts);
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
}
