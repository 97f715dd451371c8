using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Faults;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Tests.CreativeAI;

/// <summary>Signed messages, tried at 0, 5 and 30 seconds of the emulator's clock.</summary>
public sealed class DeliveryTests
{
    private const string Videos = "/v1/video/generations";

    [Fact]
    public async Task A_message_is_signed_over_its_bytes_and_names_event_and_job()
    {
        await using var fixture = await CreativeAIFixture.StartAsync(new CreativeAIBehaviour { WebhookSecret = "creativeai-webhook-test-secret" });
        await using var listener = await Listener.StartAsync(fixture.Clock);
        var id = await fixture.CreateAsync(Videos, $$"""{ "prompt": "café 日本", "webhook_url": "{{listener.Url}}" }""");
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);

        var message = await listener.NextAsync();

        Assert.Equal(("video.generation.completed", id), (message.Headers["X-CreativeAI-Event"], message.Headers["X-CreativeAI-Delivery-Id"]));
        Assert.Equal(Signed("creativeai-webhook-test-secret", message.Body), message.Headers["X-CreativeAI-Signature"]);
        using var body = JsonDocument.Parse(message.Body);
        Assert.Equal(("video.generation", "completed", 60), (body.RootElement.GetProperty("object").GetString(), body.RootElement.GetProperty("status").GetString(), body.RootElement.GetProperty("credits").GetInt32()));
    }

    [Fact]
    public async Task Without_a_secret_the_key_signs_and_a_failure_shows_the_refund()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        await using var listener = await Listener.StartAsync(fixture.Clock);
        fixture.Emulator.Faults.Add(Fault.FailJob("Too late."));
        await fixture.CreateAsync(Videos, $$"""{ "prompt": "x", "webhook_url": "{{listener.Url}}" }""");
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);

        var message = await listener.NextAsync();

        Assert.Equal("video.generation.failed", message.Headers["X-CreativeAI-Event"]);
        Assert.Equal(Signed(fixture.Emulator.ApiKey, message.Body), message.Headers["X-CreativeAI-Signature"]);
        using var body = JsonDocument.Parse(message.Body);
        Assert.Equal((0, 60, "Too late.", "generation_timeout"), (
            body.RootElement.GetProperty("credits").GetInt32(),
            body.RootElement.GetProperty("credits_refunded").GetInt32(),
            body.RootElement.GetProperty("error_message").GetString(),
            body.RootElement.GetProperty("error").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    public async Task It_is_tried_at_0_5_and_30_seconds_until_it_is_taken(int takenAt, int attempts)
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        await using var listener = await Listener.StartAsync(fixture.Clock, attempt => attempt >= takenAt ? 200 : 500);
        await fixture.CreateAsync("/api/generate/voice", $$"""{ "text": "x", "webhook_url": "{{listener.Url}}" }""");
        var task = fixture.Emulator.Tasks.All.Single();
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        var began = fixture.Clock.GetUtcNow();

        var ats = new List<double>();
        var bodies = new List<string>();
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            if (attempt > 1)
            {
                await fixture.Clock.AdvanceToNextTimerAsync(CreativeAIFixture.Cancel);
            }

            var message = await listener.NextAsync();
            ats.Add((message.At - began).TotalSeconds);
            bodies.Add(message.Headers["X-CreativeAI-Delivery-Id"] + Encoding.UTF8.GetString(message.Body));
        }

        Assert.Equal(new double[] { 0, 5, 30 }.Take(attempts), ats);
        Assert.Single(bodies.Distinct(StringComparer.Ordinal));
        Assert.Equal(
            takenAt > 3 ? DeliveryOutcome.Failed : DeliveryOutcome.Delivered,
            await task.WebhookCompletion.WaitAsync(TimeSpan.FromSeconds(20), CreativeAIFixture.Cancel));
        Assert.Equal(attempts, listener.Received);
    }

    [Fact]
    public async Task A_batch_is_posted_once_when_its_last_clip_has_ended()
    {
        await using var fixture = await CreativeAIFixture.StartAsync();
        await using var listener = await Listener.StartAsync(fixture.Clock);
        fixture.Emulator.Faults.Add(Fault.SlowJob(TimeSpan.FromSeconds(30)).Nth(2));
        fixture.Emulator.Faults.Add(Fault.FailJob("No.").Nth(3));
        var id = await fixture.CreateAsync(Videos + "/batch", $$"""{ "prompts": [{ "prompt": "1" }, { "prompt": "2" }, { "prompt": "3" }], "webhook_url": "{{listener.Url}}" }""");
        fixture.Clock.Advance(CreativeAIFixture.UntilDone);
        Assert.Equal((2, 1), await CountersAsync());
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));

        var message = await listener.NextAsync();

        using var body = JsonDocument.Parse(message.Body);
        Assert.Equal(("video.batch.completed", id), (message.Headers["X-CreativeAI-Event"], body.RootElement.GetProperty("batch_id").GetString()));
        Assert.Equal((2, 1, 60), (body.RootElement.GetProperty("completed").GetInt32(), body.RootElement.GetProperty("failed").GetInt32(), body.RootElement.GetProperty("total_credits").GetInt32()));
        Assert.Equal(1, listener.Received);

        // Ended, and in work.
        async Task<(int, int)> CountersAsync()
        {
            var status = (await fixture.GetAsync($"{Videos}/batch/{id}")).Body;
            return (status.GetProperty("completed").GetInt32() + status.GetProperty("failed").GetInt32(), status.GetProperty("processing").GetInt32());
        }
    }

    private static string Signed(string key, byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body));

    private sealed record Message(DateTimeOffset At, IReadOnlyDictionary<string, string> Headers, byte[] Body);

    private sealed class Listener : IAsyncDisposable
    {
        private readonly Channel<Message> _messages = Channel.CreateUnbounded<Message>();
        private readonly WebApplication _app;
        private int _received;

        private Listener(WebApplication app) => _app = app;

        public string Url => _app.Urls.First() + "/hook";

        public int Received => Volatile.Read(ref _received);

        public static async Task<Listener> StartAsync(FakeClock clock, Func<int, int>? answer = null)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var listener = new Listener(app);
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, CreativeAIFixture.Cancel);
                context.Response.StatusCode = answer?.Invoke(Interlocked.Increment(ref listener._received)) ?? Ok(listener);
                listener._messages.Writer.TryWrite(new Message(
                    clock.GetUtcNow(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            });
            await app.StartAsync(CreativeAIFixture.Cancel);
            return listener;

            static int Ok(Listener listener)
            {
                Interlocked.Increment(ref listener._received);
                return StatusCodes.Status200OK;
            }
        }

        public async Task<Message> NextAsync() =>
            await _messages.Reader.ReadAsync(CreativeAIFixture.Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(20), CreativeAIFixture.Cancel);

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();
    }
}
