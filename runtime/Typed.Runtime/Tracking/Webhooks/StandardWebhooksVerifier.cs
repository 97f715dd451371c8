using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Typed.Tracking.Webhooks;

/// <summary>Verifies a Standard Webhooks signature: HMAC-SHA256 in base64 over <c>id.timestamp.body</c>, with a limit on the age. <c>ToString</c> shows no secret.</summary>
/// <remarks>
/// standardwebhooks.com. The headers are <c>webhook-id</c>, <c>webhook-timestamp</c> (Unix seconds) and <c>webhook-signature</c>: signatures
/// separated by spaces, each <c>v1,</c> followed by base64. Other versions are ignored. Use <see cref="IdHeader"/> as the
/// <see cref="JsonWebhookReader.DeliveryHeader"/>: the id is signed and is the same for each attempt.
/// </remarks>
public sealed class StandardWebhooksVerifier : IWebhookVerifier
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int HashLength = 32;
    private const int MaxHeaderLength = 4096;
    private readonly byte[][] _secrets;
    private readonly TimeProvider _time;
    private readonly string _headerPrefix;

    /// <summary>Creates a verifier.</summary>
    /// <param name="secrets">The secrets, any of which may have signed the message: base64, with or without the prefix <c>whsec_</c>. Specify two during a rotation.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <param name="headerPrefix">The prefix of the header names. Some senders use <c>svix-</c>.</param>
    /// <exception cref="ArgumentException">There is no secret, or a secret is empty or not base64. The message shows no secret.</exception>
    public StandardWebhooksVerifier(IEnumerable<string> secrets, TimeProvider? timeProvider = null, string headerPrefix = "webhook-")
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(headerPrefix);
        _secrets = [.. secrets.Select(KeyOf)];
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("A secret is missing.", nameof(secrets));
        }

        _time = timeProvider ?? TimeProvider.System;
        _headerPrefix = headerPrefix;
    }

    /// <summary>The maximum difference between the signed time and this machine's clock, in either direction. Default 5 minutes; must be above 0.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The name of the header that holds the id of the delivery.</summary>
    public string IdHeader => _headerPrefix + "id";

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var (id, timestamp, signatures) = (header(IdHeader), header(_headerPrefix + "timestamp"), header(_headerPrefix + "signature"));
        if (string.IsNullOrEmpty(id) || id.Length > MaxHeaderLength || signatures is null || signatures.Length > MaxHeaderLength || !IsRecent(timestamp))
        {
            return false;
        }

        Span<byte> computed = stackalloc byte[HashLength];
        Span<byte> claimed = stackalloc byte[HashLength];
        var isRight = false;
        foreach (var secret in _secrets)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
            hash.AppendData(body);
            hash.GetHashAndReset(computed);
            foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // No early exit: the duration reveals nothing about the secret.
                isRight |= signature.StartsWith(Version, StringComparison.Ordinal)
                    && Convert.TryFromBase64Chars(signature.AsSpan(Version.Length), claimed, out var length)
                    && length == HashLength
                    && CryptographicOperations.FixedTimeEquals(computed, claimed);
            }
        }

        return isRight;
    }

    private static byte[] KeyOf(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret, "secrets");
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new ArgumentException("A secret of Standard Webhooks must be base64, with or without the prefix whsec_.", nameof(secret));
    }

    private bool IsRecent(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)_time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;
}
