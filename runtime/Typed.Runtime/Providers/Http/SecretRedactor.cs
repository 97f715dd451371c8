using System.Text;
using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Blacks keys out of foreign text before it gets into an exception.</summary>
internal sealed class SecretRedactor
{
    private const int MaxBody = 2000;
    private const int MaxMessage = 400;

    // Shorter than that is no key, and would black out half of any text.
    private const int MinSecret = 4;
    private readonly string[] _secrets;

    public SecretRedactor(params string[] secrets) =>
        _secrets = [.. secrets.Where(secret => secret.Length >= MinSecret)
            .SelectMany(secret => new[] { secret, JsonEncodedText.Encode(secret).Value, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length)];

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

    private string Redact(string text) =>
        _secrets.Aggregate(text, (current, secret) => current.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));
}
