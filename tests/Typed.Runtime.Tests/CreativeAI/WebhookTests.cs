using System.Text;
using System.Text.Json;
using Typed.CreativeAI;
using Typed.Tracking.Webhooks;

namespace Typed.RuntimeTests.CreativeAI;

/// <summary>Every message of the provider's samples, and the vectors of the signature.</summary>
public sealed class WebhookTests
{
    private static readonly Dictionary<string, string> s_ids = new(StringComparer.Ordinal)
    {
        ["video.generation.completed"] = "video:vgen_abc123",
        ["video.generation.failed"] = "video:vgen_xyz789",
        ["video.batch.completed"] = "batch:video_batch_abc123",
        ["image.generation.completed"] = "native:img_abc123",
        ["voice.generation.completed"] = "job:voice_abc123",
    };

    public static TheoryData<string> Events => [.. s_ids.Keys];

    [Fact]
    public void Every_sample_of_a_message_is_here() => Assert.Equal(
        s_ids.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(Payloads.Folder, "webhook.*.json").Select(file => Path.GetFileNameWithoutExtension(file)["webhook.".Length..]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Events))]
    public void A_message_names_its_job_and_ends_it(string name)
    {
        var body = Payloads.Bytes($"webhook.{name}");
        var notice = Read(body, Header(name, "delivery-1"))!;

        Assert.Equal(("creativeai", s_ids[name], "delivery-1"), (notice.Provider, notice.JobId, notice.DeliveryId));
        Assert.Equal(name[(name.LastIndexOf('.') + 1)..], notice.Status.Value);
        Assert.Equal(notice.JobId, notice.Snapshot!.Id);
        Assert.True(notice.Snapshot.Status.IsFinal);
        // The header is not signed: without it, and with a wrong one, the body says the same.
        Assert.Equal(notice.JobId, Read(body, _ => null)!.JobId);
        Assert.Equal(notice.JobId, Read(body, Header("voice.generation.failed", "d"))!.JobId);
        Assert.Equal(name, CreativeAIWebhookReader.EventOf(Rig.Json(Encoding.UTF8.GetString(body)), _ => null));
    }

    [Fact]
    public void What_only_messages_say_is_read()
    {
        var failed = Read(Payloads.Bytes("webhook.video.generation.failed"), _ => null)!.Snapshot!;
        Assert.Equal((0m, 60m, "Rendering exceeded the 10 minute limit"), (failed.CreditsUsed, failed.CreditsRefunded, failed.FailedReason));
        Assert.Equal("generation_timeout", failed.GetCreativeAIDetails().Error!.Code);

        var completed = Read(Payloads.Bytes("webhook.video.generation.completed"), _ => null)!.Snapshot!;
        Assert.Null(completed.FailedReason);
        Assert.EndsWith("video-abc123.mp4", Assert.Single(completed.Assets).Url.AbsolutePath, StringComparison.Ordinal);

        var batch = Read(Payloads.Bytes("webhook.video.batch.completed"), _ => null)!.Snapshot!;
        Assert.Equal((90m, 3), (batch.CreditsUsed, batch.Assets.Count));

        var image = Read(Payloads.Bytes("webhook.image.generation.completed"), _ => null)!.Snapshot!;
        Assert.Equal(("1024x1024", "image"), (image.Resolution, image.Assets[0].Type.Value));
        Assert.Equal(["Plain product photo, white backdrop, studio lighting"], image.GetCreativeAIDetails().RevisedPrompts);

        var voice = Read(Payloads.Bytes("webhook.voice.generation.completed"), _ => null)!.Snapshot!;
        Assert.Equal((TimeSpan.FromSeconds(4.2), 1m, "audio"), (voice.Duration, voice.CreditsUsed, voice.Assets[0].Type.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("""{"object":"video.generation","status":"completed"}""")]
    [InlineData("""{"object":"video.batch","id":"x","status":"completed"}""")]
    public void What_names_no_job_is_null(string body) => Assert.Null(Read(Encoding.UTF8.GetBytes(body), _ => null));

    [Fact]
    public void The_vectors_of_the_signature_hold()
    {
        var file = Rig.Json(Payloads.Text("webhook-signature.vector"));
        var verifier = new CreativeAIWebhookReader("not this one", file.GetProperty("secret_utf8").GetString()!).Verifier!;
        var vectors = file.GetProperty("more_vectors").EnumerateArray().Prepend(file.GetProperty("vector")).ToList();

        Assert.Equal(6, vectors.Count);
        foreach (var vector in vectors)
        {
            var body = vector.GetProperty("body_base64").GetBytesFromBase64();
            Assert.Equal(vector.GetProperty("body_utf8").GetString(), Encoding.UTF8.GetString(body));
            Assert.Equal(vector.GetProperty("body_length_bytes").GetInt32(), body.Length);
            var value = (vector.TryGetProperty("header_value", out var sent) ? sent : vector.GetProperty("expected")).GetString();
            var isValid = !vector.TryGetProperty("valid", out var valid) || valid.GetBoolean();
            Assert.Equal(isValid, verifier.Verify(body, name => name == "X-CreativeAI-Signature" ? value : null));
            if (vector.TryGetProperty("correct_value", out var correct))
            {
                Assert.True(verifier.Verify(body, _ => correct.GetString()));
            }
        }
    }

    [Fact]
    public void The_secret_is_the_configured_one_or_the_key()
    {
        var body = Encoding.UTF8.GetBytes("{}");
        string Sign(string key) => "sha256=" + Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body)).ToLowerInvariant();
        var withKey = CreativeAIWebhookReader.For(new CreativeAIOptions { ApiKey = "key" }).Verifier!;
        var withSecret = CreativeAIWebhookReader.For(new CreativeAIOptions { ApiKey = "key", WebhookSecret = "secret" }).Verifier!;

        Assert.True(withKey.Verify(body, _ => Sign("key")));
        Assert.True(withSecret.Verify(body, _ => Sign("secret")));
        Assert.False(withSecret.Verify(body, _ => Sign("key")));
    }

    private static WebhookNotice? Read(byte[] body, Func<string, string?> header) => new CreativeAIWebhookReader("secret").Read(body, header);

    private static Func<string, string?> Header(string name, string delivery) => header => header switch
    {
        CreativeAIWebhookReader.EventHeader => name,
        CreativeAIWebhookReader.DeliveryHeader => delivery,
        _ => null,
    };
}
