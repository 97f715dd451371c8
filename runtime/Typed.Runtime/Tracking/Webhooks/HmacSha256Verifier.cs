using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Typed.Tracking.Webhooks;

/// <summary>Verifies an HMAC-SHA256 signature over the raw body: hex digits of either case after a prefix, in a header. <c>ToString</c> shows no secret.</summary>
public sealed class HmacSha256Verifier : IWebhookVerifier
{
    private const int HashLength = 32;
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdefABCDEF");
    private readonly string _headerName;
    private readonly string _prefix;
    private readonly byte[][] _secrets;

    /// <summary>Creates a verifier.</summary>
    /// <param name="headerName">The header that holds the signature.</param>
    /// <param name="prefix">The text before the hex digits.</param>
    /// <param name="secrets">The secrets, any of which may have signed the message. Specify two during a rotation.</param>
    public HmacSha256Verifier(string headerName, string prefix, params string[] secrets)
    {
        ArgumentException.ThrowIfNullOrEmpty(headerName);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.Length == 0 || secrets.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A secret is missing.", nameof(secrets));
        }

        _headerName = headerName;
        _prefix = prefix;
        _secrets = [.. secrets.Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header(_headerName) is not { } value
            || value.Length != _prefix.Length + (2 * HashLength)
            || !value.StartsWith(_prefix, StringComparison.Ordinal)
            || !TryReadHex(value.AsSpan(_prefix.Length), out var claimed))
        {
            return false;
        }

        Span<byte> computed = stackalloc byte[HashLength];
        var isRight = false;
        foreach (var secret in _secrets)
        {
            HMACSHA256.HashData(secret, body, computed);
            // No early exit: the duration reveals nothing.
            isRight |= CryptographicOperations.FixedTimeEquals(computed, claimed);
        }

        return isRight;
    }

    private static bool TryReadHex(ReadOnlySpan<char> hex, out byte[] bytes)
    {
        bytes = [];
        if (hex.ContainsAnyExcept(s_hex))
        {
            return false;
        }

        bytes = Convert.FromHexString(hex);
        return true;
    }
}
