using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Typed.Providers.Described.Format;
using Typed.Tracking.Webhooks;

namespace Typed.Providers.Described;

/// <summary>Verifies a described signature: HMAC or Ed25519 over a text that contains the raw body. <c>ToString</c> shows no secret.</summary>
internal sealed class SignatureVerifier : IWebhookVerifier
{
    private const int MaxHeaderLength = 4096;
    private static readonly string[] s_marks = ["{id}", "{timestamp}", "{body}"];
    private readonly WebhookSignature _signature;
    private readonly byte[][] _secrets;
    private readonly TimeProvider _time;
    private readonly string[] _content;

    private SignatureVerifier(WebhookSignature signature, byte[][] secrets, TimeProvider time)
    {
        (_signature, _secrets, _time) = (signature, secrets, time);
        _content = [.. Parts(signature.Content)];
    }

    /// <summary>Creates a verifier. Returns null if there is no secret: then a message is only a hint.</summary>
    /// <exception cref="ArgumentException">A secret is not in its encoding. The message shows no secret.</exception>
    public static IWebhookVerifier? Of(WebhookSignature signature, IReadOnlyList<string> secrets, TimeProvider time)
    {
        IReadOnlyList<string> all = signature.Scheme == WebhookSignature.Ed25519 && secrets.Count == 0 ? signature.PublicKeys : secrets;
        return all.Count == 0 ? null
            : signature.Scheme == WebhookSignature.StandardWebhooks ? new StandardWebhooksVerifier(all, time) { Tolerance = TimeSpan.FromSeconds(signature.Tolerance) }
            : new SignatureVerifier(signature, [.. all.Select(secret => KeyOf(signature, secret))], time);
    }

    public bool Verify(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var (id, timestamp) = (Short(header, _signature.IdHeader), Short(header, _signature.TimestampHeader));
        if (Short(header, _signature.Header) is not { } value || !value.StartsWith(_signature.Prefix, StringComparison.Ordinal)
            || Decoded(value[_signature.Prefix.Length..], _signature.Encoding) is not { } claimed
            || (_signature.IdHeader is not null && id is null)
            || (_signature.TimestampHeader is not null && !IsRecent(timestamp)))
        {
            return false;
        }

        var content = Content(body, id, timestamp);
        var isRight = false;
        foreach (var secret in _secrets)
        {
            // No early exit: the duration reveals nothing about a secret.
            isRight |= _signature.Scheme switch
            {
                WebhookSignature.Ed25519 => Ed25519.Verify(secret, content, claimed),
                WebhookSignature.HmacSha512 => CryptographicOperations.FixedTimeEquals(HMACSHA512.HashData(secret, content), claimed),
                _ => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, content), claimed),
            };
        }

        return isRight;
    }

    private byte[] Content(ReadOnlySpan<byte> body, string? id, string? timestamp)
    {
        var bytes = new ArrayBufferWriter<byte>(body.Length + 128);
        foreach (var part in _content)
        {
            if (part == "{body}")
            {
                bytes.Write(body);
            }
            else
            {
                Encoding.UTF8.GetBytes(part switch { "{id}" => id, "{timestamp}" => timestamp, _ => part }, bytes);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    // In one pass: a value that has the form of a placeholder is not replaced.
    private static IEnumerable<string> Parts(string content)
    {
        var start = 0;
        for (var at = 0; at < content.Length;)
        {
            if (Array.Find(s_marks, mark => string.CompareOrdinal(content, at, mark, 0, mark.Length) == 0) is { } found)
            {
                if (at > start)
                {
                    yield return content[start..at];
                }

                yield return found;
                start = at += found.Length;
            }
            else
            {
                at++;
            }
        }

        if (start < content.Length)
        {
            yield return content[start..];
        }
    }

    private static string? Short(Func<string, string?> header, string? name) => name is not null && header(name) is { Length: > 0 and <= MaxHeaderLength } value ? value : null;

    private static byte[] KeyOf(WebhookSignature signature, string secret)
    {
        var isPublic = signature.Scheme == WebhookSignature.Ed25519;
        var encoding = isPublic ? signature.Encoding : signature.SecretEncoding;
        var key = string.IsNullOrEmpty(secret) ? null : encoding == "text" ? Encoding.UTF8.GetBytes(secret) : Decoded(secret, encoding);
        return key is null || (isPublic && key.Length != Ed25519.KeyLength)
            ? throw new ArgumentException(isPublic ? "A public key of Ed25519 has 32 bytes, in the encoding of the signature." : $"A webhook secret is missing or not {encoding}.", nameof(secret))
            : key;
    }

    private static byte[]? Decoded(string text, string encoding)
    {
        try
        {
            return encoding == "hex" ? Convert.FromHexString(text) : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private bool IsRecent(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)_time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= _signature.Tolerance;
}
