using System.Security.Cryptography;
using System.Text;
using Typed.Providers.Described;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>Described signatures, detail by detail: each byte, each secret, each header and each limit counts.</summary>
public sealed class SignatureDetailTests
{
    private const string Sha256 = """ "scheme": "hmac-sha256", "header": "X-S" """;
    private const string Sha512 = """ "scheme": "hmac-sha512", "header": "X-S" """;
    private const string Timed = """ "scheme": "hmac-sha256", "header": "X-S", "content": "{timestamp}.{body}", "timestamp_header": "X-T" """;
    private const string Identified = """ "scheme": "hmac-sha256", "header": "X-S", "content": "{id}.{body}", "id_header": "X-I" """;
    private static readonly byte[] s_body = """{"id":"j1","state":"READY"}"""u8.ToArray();
    private readonly SimClock _clock = new();

    [Theory]
    [InlineData(Sha256)]
    [InlineData(Sha512)]
    public void Each_byte_of_a_signature_counts(string scheme)
    {
        var right = Sign(scheme, "secret", s_body);
        var verifier = Verifier(scheme, "secret");
        Assert.True(Verify(verifier, Convert.ToHexStringLower(right)));
        Assert.True(Verify(verifier, Convert.ToHexString(right)));
        for (var i = 0; i < right.Length; i++)
        {
            var wrong = right.ToArray();
            wrong[i] ^= 1;
            Assert.False(Verify(verifier, Convert.ToHexString(wrong)), $"byte {i}");
            Assert.False(Verify(verifier, Convert.ToHexString(right[..i])), $"{i} bytes");
        }

        Assert.False(Verify(verifier, Convert.ToHexString([.. right, 0])));
        Assert.False(Verify(verifier, Convert.ToBase64String(right)));
    }

    [Theory]
    [InlineData(Sha256)]
    [InlineData(Sha512)]
    public void Any_of_the_secrets_may_have_signed_and_no_other(string scheme)
    {
        var verifier = Verifier(scheme, "first", "second", "third");
        foreach (var secret in new[] { "first", "second", "third" })
        {
            Assert.True(Verify(verifier, Convert.ToHexString(Sign(scheme, secret, s_body))), secret);
        }

        Assert.False(Verify(verifier, Convert.ToHexString(Sign(scheme, "fourth", s_body))));
        // The same secret twice does not cancel itself out.
        Assert.True(Verify(Verifier(scheme, "first", "first"), Convert.ToHexString(Sign(scheme, "first", s_body))));
    }

    [Fact]
    public void The_prefix_is_part_of_the_header()
    {
        var verifier = Verifier(""" "scheme": "hmac-sha256", "header": "X-S", "prefix": "sha256=" """, "secret");
        var right = Convert.ToHexString(Sign(Sha256, "secret", s_body));
        Assert.True(Verify(verifier, "sha256=" + right));
        Assert.False(Verify(verifier, right));
        Assert.False(Verify(verifier, "SHA256=" + right));
        Assert.False(Verify(verifier, "sha512=" + right));
        Assert.False(Verify(verifier, "sha256="));
    }

    [Theory]
    [InlineData("1768867200", true)]
    [InlineData("+1768867200", false)]
    [InlineData(" 1768867200", false)]
    [InlineData("1768867200 ", false)]
    [InlineData("1768867200.0", false)]
    [InlineData("1,768,867,200", false)]
    [InlineData("-1768867200", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("now", false)]
    public void A_time_is_written_in_digits(string time, bool isRight)
    {
        // The clock of this verifier stands at the first of these times.
        var verifier = Verifier(Timed, new FixedTime(1768867200), "secret");
        var signature = Convert.ToHexString(Sign(Timed, "secret", [.. Encoding.UTF8.GetBytes(time + "."), .. s_body]));
        Assert.Equal(isRight, verifier.Verify(s_body, name => name == "X-T" ? time : name == "X-S" ? signature : null));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void The_time_may_differ_by_five_minutes_unless_the_description_says_otherwise(int seconds, bool isRight)
    {
        var time = Records.Text(1_000_000 + seconds);
        var signature = Convert.ToHexString(Sign(Timed, "secret", [.. Encoding.UTF8.GetBytes(time + "."), .. s_body]));
        Assert.Equal(isRight, Verifier(Timed, new FixedTime(1_000_000), "secret").Verify(s_body, name => name == "X-T" ? time : name == "X-S" ? signature : null));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("1", true)]
    public void A_message_needs_its_id_even_if_the_signature_fits_without_one(string id, bool isRight)
    {
        var signature = Convert.ToHexString(Sign(Identified, "secret", [.. Encoding.UTF8.GetBytes(id + "."), .. s_body]));
        Assert.Equal(isRight, Verifier(Identified, "secret").Verify(s_body, name => name == "X-I" ? id : name == "X-S" ? signature : null));
        if (!isRight)
        {
            Assert.False(Verifier(Identified, "secret").Verify(s_body, name => name == "X-S" ? signature : null));
        }
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void A_header_is_read_up_to_a_length(int length, bool isRead)
    {
        var id = new string('i', length);
        var signature = Convert.ToHexString(Sign(Identified, "secret", [.. Encoding.UTF8.GetBytes(id + "."), .. s_body]));
        Assert.Equal(isRead, Verifier(Identified, "secret").Verify(s_body, name => name == "X-I" ? id : name == "X-S" ? signature : null));
    }

    [Fact]
    public void A_base64_signature_is_not_read_as_hex_and_the_reverse()
    {
        var right = Sign(Sha256, "secret", s_body);
        var verifier = Verifier(""" "scheme": "hmac-sha256", "header": "X-S", "encoding": "base64" """, "secret");
        Assert.True(Verify(verifier, Convert.ToBase64String(right)));
        Assert.False(Verify(verifier, Convert.ToHexString(right)));
        Assert.False(Verify(verifier, "*"));
        Assert.False(Verify(verifier, null));
    }

    [Fact]
    public void A_secret_in_base64_is_decoded()
    {
        var verifier = Verifier(""" "scheme": "hmac-sha256", "header": "X-S", "secret_encoding": "base64" """, Convert.ToBase64String("secret"u8));
        Assert.True(Verify(verifier, Convert.ToHexString(Sign(Sha256, "secret", s_body))));
    }

    [Theory]
    [InlineData(Sha256, "", "A webhook secret is missing or not text.")]
    [InlineData(""" "scheme": "hmac-sha256", "header": "X-S", "secret_encoding": "hex" """, "not hex", "A webhook secret is missing or not hex.")]
    [InlineData(""" "scheme": "ed25519", "header": "X-S" """, "abcd", "A public key of Ed25519 has 32 bytes, in the encoding of the signature.")]
    [InlineData(""" "scheme": "ed25519", "header": "X-S" """, "not hex", "A public key of Ed25519 has 32 bytes, in the encoding of the signature.")]
    public void A_secret_in_another_encoding_is_refused_without_showing_it(string scheme, string secret, string message)
    {
        var exception = Assert.Throws<ArgumentException>(nameof(secret), () => Verifier(scheme, secret));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ed25519_signature_passes_with_its_key_only()
    {
        // RFC 8032, section 7.1, test 3.
        const string Key = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
        const string Other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        const string Scheme = """ "scheme": "ed25519", "header": "X-S" """;
        byte[] body = [0xaf, 0x82];
        var right = Convert.FromHexString("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        foreach (var verifier in new[] { Verifier(Scheme, Key), Verifier(Scheme, Other, Key), Verifier(Scheme, Key, Other), Verifier($"{Scheme}, \"public_keys\": [\"{Key}\"]") })
        {
            Assert.True(verifier.Verify(body, _ => Convert.ToHexString(right)));
            Assert.False(verifier.Verify([0xaf, 0x83], _ => Convert.ToHexString(right)));
            Assert.False(verifier.Verify(body, _ => Convert.ToHexString([.. right[..^1], (byte)(right[^1] ^ 1)])));
            Assert.False(verifier.Verify(body, _ => Convert.ToHexString(new byte[64])));
        }

        Assert.False(Verifier(Scheme, Other).Verify(body, _ => Convert.ToHexString(right)));
        // The application's keys take the place of the published ones.
        Assert.False(Verifier($"{Scheme}, \"public_keys\": [\"{Key}\"]", Other).Verify(body, _ => Convert.ToHexString(right)));
    }

    [Fact]
    public void Without_headers_nothing_is_verified() =>
        Assert.Throws<ArgumentNullException>("header", () => Verifier(Sha256, "secret").Verify(s_body, null!));

    private static byte[] Sign(string scheme, string secret, byte[] content) =>
        scheme == Sha512 ? HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), content) : HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), content);

    private static bool Verify(IWebhookVerifier verifier, string? signature) => verifier.Verify(s_body, name => name == "X-S" ? signature : null);

    private IWebhookVerifier Verifier(string scheme, params string[] secrets) => Verifier(scheme, _clock, secrets);

    private static IWebhookVerifier Verifier(string scheme, TimeProvider time, params string[] secrets) => new DescribedProvider(
        ProviderDescription.Read(
            "acme",
            $$"""
            {
              "api": {
                "base": "https://api.acme.example",
                "submit": { "path": "jobs", "body": { "model": "/model" }, "job": { "id": "/id" } },
                "status": { "path": "jobs/{id}", "job": { "status": "/state" } },
                "statuses": { "succeeded": ["READY"], "failed": ["BROKEN"] },
                "webhook": { "job": { "id": "/id", "status": "/state" }, "signature": { {{scheme}} } }
              }
            }
            """),
        new DescribedProviderOptions { WebhookSecrets = secrets },
        timeProvider: time).WebhookReader.Verifier!;

    private sealed class FixedTime(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
