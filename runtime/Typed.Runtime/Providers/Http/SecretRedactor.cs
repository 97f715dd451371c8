using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Providers.Http;

/// <summary>Blacks keys out of foreign text before it gets into an exception.</summary>
internal sealed class SecretRedactor
{
    private const int MaxBody = 2000;
    private const int MaxMessage = 400;

    // Shorter than that is no key, and would black out half of any text.
    private const int MinSecret = 4;
    private readonly Regex? _secrets;

    public SecretRedactor(params string[] secrets)
    {
        var patterns = secrets.Where(secret => secret.Length >= MinSecret).Select(secret => string.Concat(secret.Select(AnyForm))).ToArray();
        _secrets = patterns.Length == 0
            ? null
            : new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The beginning of a body.</summary>
    public string Body(ReadOnlySpan<byte> utf8)
    {
        // Redacted before it is cut: half a key at the cut would not be recognized.
        var text = Redact(Encoding.UTF8.GetString(utf8));
        return text.Length <= MaxBody ? text : text[..MaxBody] + "…";
    }

    /// <summary>Foreign text as part of a message: one line, short.</summary>
    public string Message(string text)
    {
        var line = new StringBuilder(Redact(text));
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsControl(line[i]))
            {
                line[i] = ' ';
            }
        }

        return line.Length <= MaxMessage ? line.ToString() : line.ToString(0, MaxMessage) + "…";
    }

    // A provider that echoes a key may escape any letter of it: \/ and \u002f in JSON, %2F in an address.
    private static string AnyForm(char letter)
    {
        var code = ((int)letter).ToString("x2", CultureInfo.InvariantCulture);
        return $@"(?:\\?{Regex.Escape(letter.ToString())}|\\u00{code}|%{code})";
    }

    private string Redact(string text) => _secrets is null ? text : _secrets.Replace(text, "***");
}
