using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Typed.Providers.Described;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The signatures that a description can ask for: right ones pass, and nothing else does.</summary>
public sealed class DescribedSignatureTests
{
    private const string Secret = "a-long-webhook-secret";
    private const string Body = """{"id":"j1","state":"READY","url":"https://files.example/1.mp4"}""";
    private readonly SimClock _clock = new();

    public static TheoryData<string> Schemes => new(
        """ "scheme": "hmac-sha256", "header": "X-S" """,
        """ "scheme": "hmac-sha512", "header": "X-S", "encoding": "base64" """,
        """ "scheme": "hmac-sha256", "header": "X-S", "prefix": "sha256=", "content": "{timestamp}.{body}", "timestamp_header": "X-T" """,
        """ "scheme": "hmac-sha256", "header": "X-S", "content": "{id}:{timestamp}:{body}:{id}", "id_header": "X-I", "timestamp_header": "X-T", "tolerance": 60 """,
        """ "scheme": "hmac-sha256", "header": "X-S", "secret_encoding": "hex" """,
        """ "scheme": "standard-webhooks" """);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_right_signature_passes_and_changed_messages_do_not(string scheme)
    {
        var reader = Reader(scheme, SecretOf(scheme));
        var headers = Signed(scheme, Body, _clock.GetUtcNow());
        Assert.True(Verify(reader, Body, headers));
        Assert.False(Verify(reader, Body + " ", headers));
        Assert.False(Verify(Reader(scheme, SecretOf(scheme, "another-webhook-secret")), Body, headers));
        foreach (var name in headers.Keys)
        {
            Assert.False(Verify(reader, Body, new(headers) { [name] = headers[name] + "0" }), name);
            Assert.False(Verify(reader, Body, new(headers) { [name] = "" }), name);
            Assert.False(Verify(reader, Body, headers.Where(header => header.Key != name).ToDictionary()), name);
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void During_a_rotation_either_secret_passes(string scheme) =>
        Assert.True(Verify(Reader(scheme, SecretOf(scheme, "the-old-webhook-secret"), SecretOf(scheme)), Body, Signed(scheme, Body, _clock.GetUtcNow())));

    [Theory]
    [InlineData(60, true)]
    [InlineData(-60, true)]
    [InlineData(61, false)]
    [InlineData(-61, false)]
    public void A_signed_time_may_differ_by_the_tolerance(int seconds, bool passes)
    {
        const string Scheme = """ "scheme": "hmac-sha256", "header": "X-S", "content": "{timestamp}.{body}", "timestamp_header": "X-T", "tolerance": 60 """;
        Assert.Equal(passes, Verify(Reader(Scheme, Secret), Body, Signed(Scheme, Body, _clock.GetUtcNow().AddSeconds(seconds))));
    }

    // The time is signed before the body: without the check, a recorded message whose time has moved into the body would pass at any time.
    [Fact]
    public void A_message_without_its_time_is_refused_although_its_signature_fits()
    {
        const string Scheme = """ "scheme": "hmac-sha256", "header": "X-S", "content": "{timestamp}{body}", "timestamp_header": "X-T" """;
        var time = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(time + Body)));
        Assert.True(Verify(Reader(Scheme, Secret), Body, new() { ["X-T"] = time, ["X-S"] = signature }));
        Assert.False(Verify(Reader(Scheme, Secret), time + Body, new() { ["X-S"] = signature }));
        Assert.False(Verify(Reader(Scheme, Secret), time + Body, new() { ["X-T"] = "", ["X-S"] = signature }));
    }

    // The id "{timestamp}" is that text, and not the time: otherwise two messages would have one signature.
    [Fact]
    public void A_value_that_looks_like_a_mark_is_only_a_value()
    {
        const string Scheme = """ "scheme": "hmac-sha256", "header": "X-S", "content": "{id}.{timestamp}.{body}", "id_header": "X-I", "timestamp_header": "X-T" """;
        var headers = Signed(Scheme, Body, _clock.GetUtcNow(), id: "{timestamp}");
        Assert.True(Verify(Reader(Scheme, Secret), Body, headers));
        Assert.False(Verify(Reader(Scheme, Secret), Body, new(headers) { ["X-I"] = headers["X-T"] }));
    }

    [Fact]
    public void Without_a_secret_there_is_no_verifier_and_a_message_has_no_result()
    {
        var reader = Reader(""" "scheme": "hmac-sha256", "header": "X-S" """);
        Assert.Null(reader.Verifier);
        var notice = reader.Read(Encoding.UTF8.GetBytes(Body), _ => null)!;
        Assert.Equal(("j1", JobPhase.Succeeded, true), (notice.JobId, notice.Status.Phase, notice.Snapshot is null));
    }

    [Fact]
    public void A_signed_message_has_the_result()
    {
        var notice = Reader(""" "scheme": "hmac-sha256", "header": "X-S" """, Secret).Read(Encoding.UTF8.GetBytes(Body), _ => null)!;
        Assert.Equal("https://files.example/1.mp4", Assert.Single(notice.Snapshot!.Assets).Url.AbsoluteUri);
    }

    [Fact]
    public void A_signed_success_without_outputs_makes_the_tracker_ask()
    {
        var notice = Reader(""" "scheme": "hmac-sha256", "header": "X-S" """, Secret).Read("""{"id":"j1","state":"READY"}"""u8.ToArray(), _ => null)!;
        Assert.Equal((JobPhase.Succeeded, true), (notice.Status.Phase, notice.Snapshot is null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":{"id":"j1"}}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public void A_message_that_names_no_job_is_none(string body) => Assert.Null(Reader(""" "scheme": "hmac-sha256", "header": "X-S" """, Secret).Read(Encoding.UTF8.GetBytes(body), _ => null));

    private static bool Verify(IWebhookReader reader, string body, Dictionary<string, string> headers) => reader.Verifier!.Verify(Encoding.UTF8.GetBytes(body), headers.GetValueOrDefault);

    private static string SecretOf(string scheme, string secret = Secret) =>
        scheme.Contains("standard-webhooks", StringComparison.Ordinal) ? "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))
        : scheme.Contains("\"secret_encoding\": \"hex\"", StringComparison.Ordinal) ? Convert.ToHexString(Encoding.UTF8.GetBytes(secret))
        : secret;

    private IWebhookReader Reader(string scheme, params string[] secrets) => new DescribedProvider(
        ProviderDescription.Read(
            "acme",
            $$"""
            {
              "api": {
                "base": "https://api.acme.example",
                "submit": { "path": "jobs", "body": { "model": "/model" }, "job": { "id": "/id" } },
                "status": { "path": "jobs/{id}", "job": { "status": "/state" } },
                "statuses": { "succeeded": ["READY"], "failed": ["BROKEN"] },
                "webhook": { "job": { "id": "/id", "status": "/state", "outputs": [{ "at": "/url" }] }, "has_result": true, "signature": { {{scheme}} } }
              }
            }
            """),
        new DescribedProviderOptions { WebhookSecrets = secrets },
        timeProvider: _clock).WebhookReader;

    // Written out again, from the text of the scheme: the verifier's own code is not asked.
    private static Dictionary<string, string> Signed(string scheme, string body, DateTimeOffset at, string id = "message-1")
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(Secret);
        byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
        return scheme switch
        {
            _ when scheme.Contains("standard-webhooks", StringComparison.Ordinal) => new()
            {
                ["webhook-id"] = id,
                ["webhook-timestamp"] = time,
                ["webhook-signature"] = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Text($"{id}.{time}.{body}"))),
            },
            _ when scheme.Contains("sha512", StringComparison.Ordinal) => new() { ["X-S"] = Convert.ToBase64String(HMACSHA512.HashData(key, Text(body))) },
            _ when scheme.Contains("{id}:", StringComparison.Ordinal) => new()
            {
                ["X-I"] = id,
                ["X-T"] = time,
                ["X-S"] = Convert.ToHexString(HMACSHA256.HashData(key, Text($"{id}:{time}:{body}:{id}"))),
            },
            _ when scheme.Contains("{id}.", StringComparison.Ordinal) => new()
            {
                ["X-I"] = id,
                ["X-T"] = time,
                ["X-S"] = Convert.ToHexString(HMACSHA256.HashData(key, Text($"{id}.{time}.{body}"))),
            },
            _ when scheme.Contains("{timestamp}", StringComparison.Ordinal) => new()
            {
                ["X-T"] = time,
                ["X-S"] = (scheme.Contains("sha256=", StringComparison.Ordinal) ? "sha256=" : "") + Convert.ToHexStringLower(HMACSHA256.HashData(key, Text($"{time}.{body}"))),
            },
            _ => new() { ["X-S"] = Convert.ToHexStringLower(HMACSHA256.HashData(key, Text(body))) },
        };
    }
}
