using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>What the endpoint believes: a signed message ends a job without a status check, an unsigned one never does.</summary>
public sealed class TrustTests : IAsyncLifetime
{
    private const string Header = "X-Signature";
    private const string Secret = "a secret of the test";
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly ForgedReader _unsigned = new();
    private SimProvider _provider = null!;

    public ValueTask InitializeAsync()
    {
        _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromHours(1) };
        return default;
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_signed_message_ends_the_job_without_a_status_check()
    {
        await using var app = await StartAsync(new JsonWebhookReader("acme", Parse)
        {
            Verifier = new HmacSha256Verifier(Header, "", Secret),
            ReadSnapshot = _ => ForgedReader.Done("j1"),
        });
        var job = await app.Services.GetRequiredService<JobTracker>().SubmitAsync("a");
        var signature = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(ForgedReader.Body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, (Header, signature[..^2] + "00")));
        Assert.Equal(JobState.Open, job.State);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, (Header, signature)));
        Assert.Equal((JobState.Succeeded, 0), (job.State, _provider.StatusChecks));
        Assert.Equal(7, job.Record.CreditsUsed);
    }

    [Fact]
    public async Task An_unsigned_message_ends_nothing_whatever_it_says()
    {
        await using var app = await StartAsync(_unsigned);
        var job = await app.Services.GetRequiredService<JobTracker>().SubmitAsync("a");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, (Header, "anything")));
        Assert.Equal(1, _unsigned.Reads);
        Assert.Equal((JobState.Open, 1), (job.State, _provider.StatusChecks));
        Assert.Null(job.Record.CreditsUsed);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("application/cloudevents+json", HttpStatusCode.OK)]
    [InlineData("APPLICATION/JSON", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/html", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("json", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_message_is_json(string? type, HttpStatusCode expected)
    {
        await using var app = await StartAsync(_unsigned);
        Assert.Equal(expected, await PostAsync(app, ("Content-Type", type)));
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, _unsigned.Reads);
    }

    [Fact]
    public async Task A_message_of_the_largest_size_is_taken_and_one_byte_more_is_not()
    {
        await using var app = await StartAsync(_unsigned);
        var largest = ForgedReader.Body.PadRight(TypedWebhookEndpoints.DefaultMaxBytes);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, largest, chunked: false));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, largest, chunked: true));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, largest + " ", chunked: false));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, largest + " ", chunked: true));
    }

    private static JobStatus Parse(string text) => new(text, text == "done" ? JobPhase.Succeeded : JobPhase.Unknown);

    private async Task<WebApplication> StartAsync(IWebhookReader reader)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(new GenerationClient(_provider, null, _clock));
        builder.Services.AddSingleton(reader);
        builder.Services.AddTypedTracker(options => options.Journal = new MemoryJournal(_table, _clock));
        var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Records.Ct);
        return app;
    }

    private static Task<HttpStatusCode> PostAsync(WebApplication app, (string Name, string? Value) header)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ForgedReader.Body));
        if (header.Name != "Content-Type")
        {
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        if (header.Value is { } value)
        {
            content.Headers.TryAddWithoutValidation(header.Name, value);
        }

        return PostAsync(app, content, chunked: false);
    }

    private static Task<HttpStatusCode> PostAsync(WebApplication app, string body, bool chunked) =>
        PostAsync(app, new StringContent(body, Encoding.UTF8, "application/json"), chunked);

    private static async Task<HttpStatusCode> PostAsync(WebApplication app, HttpContent content, bool chunked)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{TypedWebhookEndpoints.DefaultPrefix}/acme", UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await http.SendAsync(request, Records.Ct);
        return response.StatusCode;
    }

    /// <summary>A reader of an application's own, without a verifier, that takes the message at its word.</summary>
    private sealed class ForgedReader : IWebhookReader
    {
        public const string Body = """{"id":"j1","status":"done"}""";

        public string Provider => "acme";

        public IWebhookVerifier? Verifier => null;

        public int Reads { get; private set; }

        public static JobSnapshot Done(string id) => new() { Id = id, Status = new JobStatus("done", JobPhase.Succeeded), CreditsUsed = 7 };

        public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
        {
            Reads++;
            return new WebhookNotice("acme", "j1") { Status = new JobStatus("done", JobPhase.Succeeded), Snapshot = Done("j1") };
        }
    }
}
