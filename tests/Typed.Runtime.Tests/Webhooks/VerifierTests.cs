using System.Security.Cryptography;
using System.Text;
using Typed.Tracking.Webhooks;

namespace Typed.RuntimeTests.Webhooks;

/// <summary>Signatures: each of their bytes counts.</summary>
public sealed class VerifierTests
{
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes("""{"id":"j1","status":"done"}""");

    [Fact]
    public void A_signature_with_any_one_byte_wrong_is_refused()
    {
        var right = HMACSHA256.HashData("secret"u8, s_body);
        var verifier = new HmacSha256Verifier("X-Signature", "sha256=", "older secret", "secret");
        Assert.True(verifier.Verify(s_body, _ => "sha256=" + Convert.ToHexString(right)));
        // During a rotation, any of the secrets may have signed.
        Assert.True(verifier.Verify(s_body, _ => "sha256=" + Convert.ToHexString(HMACSHA256.HashData("older secret"u8, s_body))));
        for (var i = 0; i < right.Length; i++)
        {
            var wrong = right.ToArray();
            wrong[i] ^= 1;
            Assert.False(verifier.Verify(s_body, _ => "sha256=" + Convert.ToHexString(wrong)), $"byte {i}");
        }

        for (var i = 0; i < s_body.Length; i++)
        {
            var changed = s_body.ToArray();
            changed[i] ^= 1;
            Assert.False(verifier.Verify(changed, _ => "sha256=" + Convert.ToHexString(right)), $"byte {i} of the body");
        }
    }

    [Fact]
    public void Hex_digits_of_either_case_are_read()
    {
        var verifier = new HmacSha256Verifier("X-Signature", "", "secret");
        var hex = Convert.ToHexString(HMACSHA256.HashData("secret"u8, s_body));
        Assert.True(verifier.Verify(s_body, name => name == "X-Signature" ? hex : null));
        Assert.True(verifier.Verify(s_body, _ => hex.ToLowerInvariant()));
        Assert.False(verifier.Verify(s_body, _ => hex[..^1] + "g"));
        Assert.False(verifier.Verify(s_body, _ => "sha256=" + hex));
    }

    [Fact]
    public void A_signature_of_another_length_is_refused()
    {
        var verifier = new HmacSha256Verifier("X-Signature", "sha256=", "secret");
        var right = "sha256=" + Convert.ToHexString(HMACSHA256.HashData("secret"u8, s_body));
        Assert.False(verifier.Verify(s_body, _ => null));
        Assert.False(verifier.Verify(s_body, _ => right[..^2]));
        Assert.False(verifier.Verify(s_body, _ => right + "00"));
        Assert.False(verifier.Verify(s_body, _ => right[..^1]));
        Assert.False(verifier.Verify(s_body, _ => "sha512=" + right["sha256=".Length..]));
        Assert.False(verifier.Verify(s_body, _ => new string('z', right.Length)));
    }

    [Fact]
    public void A_verifier_without_a_secret_is_refused()
    {
        foreach (var secrets in new string[][] { [], [""], ["secret", ""] })
        {
            Assert.StartsWith("A secret is missing.", Assert.Throws<ArgumentException>("secrets", () => new HmacSha256Verifier("X-Signature", "", secrets)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("headerName", () => new HmacSha256Verifier("", "", "secret"));
        Assert.Throws<ArgumentNullException>("prefix", () => new HmacSha256Verifier("X-Signature", null!, "secret"));
        Assert.Throws<ArgumentNullException>("secrets", () => new HmacSha256Verifier("X-Signature", "", null!));
        Assert.Throws<ArgumentNullException>("header", () => new HmacSha256Verifier("X-Signature", "", "secret").Verify(s_body, null!));
    }

    [Fact]
    public void Standard_webhooks_verifies_its_published_example()
    {
        // The example of the specification's reference libraries.
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
        var verifier = new StandardWebhooksVerifier([Secret], new FixedTime(1614265330));
        Assert.True(verifier.Verify(body, Headers(Id, "1614265330", Signature)));
        Assert.False(verifier.Verify(body, Headers(Id + "x", "1614265330", Signature)));
        Assert.False(verifier.Verify(body, Headers(Id, "1614265331", Signature)));
    }

    [Fact]
    public void Standard_webhooks_takes_any_of_several_signatures_and_secrets_and_no_other_version()
    {
        var (key, other) = (RandomNumberGenerator.GetBytes(24), RandomNumberGenerator.GetBytes(24));
        var verifier = new StandardWebhooksVerifier([Convert.ToBase64String(other), "whsec_" + Convert.ToBase64String(key)], new FixedTime(1000));
        var right = Sign(key, "m", 1000);
        Assert.True(verifier.Verify(s_body, Headers("m", "1000", $"v1a,abc v1,{Convert.ToBase64String(new byte[32])} v1,{right}")));
        Assert.True(verifier.Verify(s_body, Headers("m", "1000", "v1," + Sign(other, "m", 1000))));
        // The same signature twice, and one for each secret.
        Assert.True(verifier.Verify(s_body, Headers("m", "1000", $"v1,{right} v1,{right}")));
        Assert.True(verifier.Verify(s_body, Headers("m", "1000", $"v1,{right} v1,{Sign(other, "m", 1000)}")));
        Assert.False(verifier.Verify(s_body, Headers("m", "1000", right)));
        Assert.False(verifier.Verify(s_body, Headers("m", "1000", "v2," + right)));
        Assert.False(verifier.Verify(s_body, Headers("m", "1000", "v1,")));
        Assert.False(verifier.Verify(s_body, Headers("m", "1000", "v1,not base64")));
        Assert.False(verifier.Verify(s_body, Headers("m", "1000", null)));
        Assert.False(verifier.Verify(s_body, Headers(null, "1000", "v1," + right)));
        Assert.False(new StandardWebhooksVerifier([Convert.ToBase64String(key)], new FixedTime(1000), "svix-").Verify(s_body, Headers("m", "1000", "v1," + right)));
        var bytes = Convert.FromBase64String(right);
        for (var i = 0; i < bytes.Length; i++)
        {
            var wrong = bytes.ToArray();
            wrong[i] ^= 1;
            Assert.False(verifier.Verify(s_body, Headers("m", "1000", "v1," + Convert.ToBase64String(wrong))), $"byte {i}");
        }
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(700, true)]
    [InlineData(1300, true)]
    [InlineData(699, false)]
    [InlineData(1301, false)]
    [InlineData(long.MaxValue, false)]
    public void Standard_webhooks_refuses_what_is_too_old_or_too_new(long signedAt, bool isRight)
    {
        var key = RandomNumberGenerator.GetBytes(24);
        var verifier = new StandardWebhooksVerifier([Convert.ToBase64String(key)], new FixedTime(1000));
        Assert.Equal(isRight, verifier.Verify(s_body, Headers("m", signedAt.ToString(System.Globalization.CultureInfo.InvariantCulture), "v1," + Sign(key, "m", signedAt))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("not base64!")]
    public void A_secret_that_is_none_is_refused_without_showing_it(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => new StandardWebhooksVerifier([secret]));
        Assert.True(secret.Length == 0 || secret == "whsec_" || !exception.Message.Contains(secret, StringComparison.Ordinal));
        Assert.StartsWith("A secret is missing.", Assert.Throws<ArgumentException>("secrets", () => new StandardWebhooksVerifier([])).Message, StringComparison.Ordinal);
        if (secret.Length > 0)
        {
            Assert.StartsWith("A secret of Standard Webhooks must be base64, with or without the prefix whsec_.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_secret_has_at_least_one_byte()
    {
        var verifier = new StandardWebhooksVerifier([Convert.ToBase64String([7])], new FixedTime(1000));
        Assert.True(verifier.Verify(s_body, Headers("m", "1000", "v1," + Sign([7], "m", 1000))));
        Assert.Equal("webhook-id", verifier.IdHeader);
        Assert.Equal("svix-id", new StandardWebhooksVerifier(["Bw=="], null, "svix-").IdHeader);
    }

    [Fact]
    public void Standard_webhooks_refuses_what_is_null()
    {
        Assert.Throws<ArgumentNullException>("secrets", () => new StandardWebhooksVerifier(null!));
        Assert.Throws<ArgumentNullException>("secrets", () => new StandardWebhooksVerifier([null!]));
        Assert.Throws<ArgumentNullException>("headerPrefix", () => new StandardWebhooksVerifier(["c2VjcmV0"], null, null!));
        Assert.Throws<ArgumentNullException>("header", () => new StandardWebhooksVerifier(["c2VjcmV0"]).Verify(s_body, null!));
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void Standard_webhooks_reads_headers_up_to_a_length(int length, bool isRead)
    {
        var key = RandomNumberGenerator.GetBytes(24);
        var verifier = new StandardWebhooksVerifier([Convert.ToBase64String(key)], new FixedTime(1000));
        var id = new string('i', length);
        Assert.Equal(isRead, verifier.Verify(s_body, Headers(id, "1000", "v1," + Sign(key, id, 1000))));
        Assert.Equal(isRead, verifier.Verify(s_body, Headers("m", "1000", ("v1," + Sign(key, "m", 1000)).PadRight(length))));
    }

    [Theory]
    [InlineData("id", """{"id":"j1"}""", "j1")]
    [InlineData("id", """{"id":12345678901234567890}""", "12345678901234567890")]
    [InlineData("id", """{"id":1.5}""", null)]
    [InlineData("id", """{"id":-1}""", null)]
    [InlineData("id", """{"id":1e3}""", null)]
    [InlineData("id", """{"id":true}""", null)]
    [InlineData("id", """{"id":""}""", null)]
    [InlineData("/data/id", """{"data":{"id":"j1"}}""", "j1")]
    [InlineData("/data/id", """{"data":{"id":7}}""", "7")]
    [InlineData("/data/id", """{"data":7}""", null)]
    [InlineData("/data/1/id", """{"data":[{"id":"a"},{"id":"b"}]}""", "b")]
    [InlineData("/data/2/id", """{"data":[{"id":"a"},{"id":"b"}]}""", null)]
    [InlineData("/a~1b/c~0d", """{"a/b":{"c~d":"j1"}}""", "j1")]
    [InlineData("/", """{"":"j1"}""", "j1")]
    public void An_id_is_found_by_name_or_pointer(string path, string json, string? id)
    {
        var reader = new JsonWebhookReader("acme", text => new JobStatus(text)) { IdMember = path };
        Assert.Equal(id, reader.Read(Encoding.UTF8.GetBytes(json), _ => null)?.JobId);
    }

    [Fact]
    public void A_status_is_found_by_pointer()
    {
        var reader = new JsonWebhookReader("acme", text => new JobStatus(text)) { IdMember = "/data/id", StatusMember = "/data/state" };
        Assert.Equal("done", reader.Read("""{"data":{"id":7,"state":"done"}}"""u8.ToArray(), _ => null)!.Status.Value);
    }

    [Fact]
    public void A_message_has_its_id_status_and_delivery_in_the_usual_places()
    {
        var body = """{"id":"j1","status":"done"}"""u8.ToArray();
        var reader = new JsonWebhookReader("acme", text => new JobStatus(text)) { DeliveryHeader = "X-Delivery" };
        var notice = reader.Read(body, name => name == "X-Delivery" ? "d1" : null)!;
        Assert.Equal(("acme", "j1", "done", "d1"), (notice.Provider, notice.JobId, notice.Status.Value, notice.DeliveryId));
        Assert.False(notice.IsVerified);
        Assert.Null(reader.Read(body, _ => "")!.DeliveryId);
        Assert.Null(reader.Read(body, _ => null)!.DeliveryId);
        Assert.Equal(200, reader.Read(body, _ => new string('d', 200))!.DeliveryId!.Length);
        Assert.Null(reader.Read(body, _ => new string('d', 201))!.DeliveryId);
        Assert.Null(new JsonWebhookReader("acme", text => new JobStatus(text)).Read(body, _ => "d1")!.DeliveryId);
        Assert.Equal("", reader.Read("""{"id":"j1"}"""u8.ToArray(), _ => null)!.Status.Value);
        Assert.Throws<ArgumentNullException>("header", () => reader.Read(body, null!));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void An_id_is_read_up_to_a_length(int length, bool isRead)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"id":"{{new string('j', length)}}"}""");
        Assert.Equal(isRead, new JsonWebhookReader("acme", text => new JobStatus(text)).Read(body, _ => null) is not null);
    }

    [Fact]
    public void The_job_is_read_only_from_a_message_that_is_verified()
    {
        var body = """{"id":"j1"}"""u8.ToArray();
        var snapshot = new Typed.Providers.JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) };
        var unsigned = new JsonWebhookReader("acme", text => new JobStatus(text)) { ReadSnapshot = _ => snapshot };
        Assert.Null(unsigned.Read(body, _ => null)!.Snapshot);
        var signed = new JsonWebhookReader("acme", text => new JobStatus(text)) { ReadSnapshot = _ => snapshot, Verifier = new HmacSha256Verifier("X-Signature", "", "secret") };
        Assert.Same(snapshot, signed.Read(body, _ => null)!.Snapshot);
        Assert.Null(new JsonWebhookReader("acme", text => new JobStatus(text)) { Verifier = signed.Verifier }.Read(body, _ => null)!.Snapshot);
    }

    private static string Sign(byte[] key, string id, long timestamp) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.")).Concat(s_body).ToArray()));

    private static Func<string, string?> Headers(string? id, string? timestamp, string? signature) => name => name switch
    {
        "webhook-id" => id,
        "webhook-timestamp" => timestamp,
        "webhook-signature" => signature,
        _ => null,
    };

    private sealed class FixedTime(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
