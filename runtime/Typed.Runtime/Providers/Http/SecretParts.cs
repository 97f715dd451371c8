using System.Text;

namespace Typed.Providers.Http;

/// <summary>The parts of keys that a text must not show, and a search for them that reads each character of the text once for each length of a part.</summary>
internal sealed class SecretParts
{
    // Anything shorter is not a key, and would mask half of any text.
    private const int MinSecret = 4;

    // A part shorter than a third of the key, or than 8 characters, does not help to guess the key; 16 characters are a long part of any key.
    private const int MinPart = 8;
    private const int MaxPart = 16;
    private const uint Base = 16_777_619;
    private readonly List<(int Length, HashSet<uint> Hashes, List<string> Forms)> _byLength = [];

    /// <param name="secrets">The keys.</param>
    /// <param name="longOnly">Whether only long parts count, for texts that a false alarm would make useless: a key may contain ordinary words.</param>
    public SecretParts(IEnumerable<string> secrets, bool longOnly)
    {
        var forms = secrets.Where(secret => secret.Length >= MinSecret).SelectMany(FormsOf).Distinct(StringComparer.Ordinal);
        foreach (var group in forms.GroupBy(form => Math.Min(form.Length, longOnly ? MaxPart : Math.Clamp(form.Length / 3, MinPart, MaxPart))))
        {
            var hashes = new HashSet<uint>();
            foreach (var form in group)
            {
                for (var i = 0; i + group.Key <= form.Length; i++)
                {
                    hashes.Add(HashOf(form.AsSpan(i, group.Key)));
                }
            }

            _byLength.Add((group.Key, hashes, [.. group]));
        }
    }

    /// <summary>Finds the runs of a text that also occur in a key, in either case of its letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="masked">Receives true for each character of such a run, or null to stop at the first run.</param>
    /// <returns>Whether there is such a run.</returns>
    public bool Find(ReadOnlySpan<char> text, bool[]? masked)
    {
        var found = false;
        foreach (var (length, hashes, forms) in _byLength)
        {
            found |= Find(text, length, hashes, forms, masked);
            if (found && masked is null)
            {
                return true;
            }
        }

        return found;
    }

    private static bool Find(ReadOnlySpan<char> text, int length, HashSet<uint> hashes, List<string> forms, bool[]? masked)
    {
        if (text.Length < length)
        {
            return false;
        }

        var highest = 1u;
        for (var i = 1; i < length; i++)
        {
            highest = unchecked(highest * Base);
        }

        var found = false;
        var hash = HashOf(text[..length]);
        for (var i = 0; ; i++)
        {
            if (hashes.Contains(hash) && IsPart(text.Slice(i, length), forms))
            {
                found = true;
                if (masked is null)
                {
                    return true;
                }

                masked.AsSpan(i, length).Fill(true);
            }

            if (i + length == text.Length)
            {
                return found;
            }

            hash = unchecked(((hash - (Upper(text[i]) * highest)) * Base) + Upper(text[i + length]));
        }
    }

    private static bool IsPart(ReadOnlySpan<char> run, List<string> forms)
    {
        foreach (var form in forms)
        {
            if (form.AsSpan().Contains(run, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static uint HashOf(ReadOnlySpan<char> run)
    {
        var hash = 0u;
        foreach (var c in run)
        {
            hash = unchecked((hash * Base) + Upper(c));
        }

        return hash;
    }

    private static uint Upper(char c) => char.IsAsciiLetterLower(c) ? c - 32u : c;

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
}
