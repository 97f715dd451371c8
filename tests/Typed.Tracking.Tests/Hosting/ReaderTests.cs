using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Hoox;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Hosting;

/// <summary>Which reader gets the messages of a provider: the client's, or one that the application adds.</summary>
public sealed class ReaderTests
{
    private const string Body = """{"id":"j1","status":"done"}""";
    private readonly SimClock _clock = new();

    [Fact]
    public async Task Each_built_in_client_brings_the_reader_of_its_provider()
    {
        var creativeAI = new CreativeAIOptions { ApiKey = "rph_live_reader_tests" };
        await using var app = await StartAsync(services =>
        {
            services.AddSingleton<GenerationClient>(new CreatifyClient(new CreatifyOptions { ApiId = "id-1234", ApiKey = "key-1234" }));
            services.AddSingleton<GenerationClient>(new CreatifyTemplatesClient(new CreatifyOptions { ApiId = "id-1234", ApiKey = "key-1234" }));
            services.AddSingleton<GenerationClient>(new HooxClient(new HooxOptions { ApiKey = "hx_live_reader_tests" }));
            services.AddSingleton<GenerationClient>(new CreativeAIClient(creativeAI));
            services.AddTypedTracker(options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
        }, app => app.MapTypedWebhooks());

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/typed/webhooks/creatify", Body));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/typed/webhooks/creatify-templates", Body));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/typed/webhooks/hoox", """{"task":"asset_generation","asset_id":"a1","status":"completed"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(app, "/typed/webhooks/acme", Body));
        const string Ended = """{"id":"voice_1","object":"voice.generation","status":"completed"}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/typed/webhooks/creativeai", Ended));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/typed/webhooks/creativeai", Ended, "another secret"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/typed/webhooks/creativeai", Ended, creativeAI.ApiKey));
    }

    [Fact]
    public async Task The_applications_own_reader_takes_the_place_of_the_clients()
    {
        await using var app = await StartAsync(services =>
        {
            services.AddSingleton(new GenerationClient(new SignedProvider(_clock, "the client's"), null, _clock));
            services.AddSingleton<IWebhookReader>(SignedProvider.ReaderOf("the application's"));
            services.AddTypedTracker(options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
        }, app => app.MapTypedWebhooks());

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/typed/webhooks/acme", Body, "the client's"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/typed/webhooks/acme", Body, "the application's"));
    }

    [Fact]
    public async Task Endpoints_of_trackers_with_keys_use_the_accounts_own_secret_and_jobs()
    {
        var (one, other) = (new SignedProvider(_clock, "secret of a"), new SignedProvider(_clock, "secret of b"));
        await using var app = await StartAsync(services =>
        {
            services.AddKeyedSingleton("a", new GenerationClient(one, null, _clock));
            services.AddKeyedSingleton("b", new GenerationClient(other, null, _clock));
            services.AddTypedTracker("a", options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
            services.AddTypedTracker("b", options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
        }, app =>
        {
            app.MapKeyedTypedWebhooks("a", "/hooks/a");
            app.MapKeyedTypedWebhooks("b", "/hooks/b/", maxBytes: 64);
        });
        await app.Services.GetRequiredKeyedService<JobTracker>("a").SubmitAsync("a cat");
        await app.Services.GetRequiredKeyedService<JobTracker>("b").SubmitAsync("a cat");

        // Both accounts have a job j1. The message is about that of the account whose endpoint it reaches.
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/hooks/b/acme", Body, "secret of a"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/hooks/a/acme", Body, "secret of a"));
        Assert.Equal((1, 0), (one.StatusChecks, other.StatusChecks));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/hooks/b/acme", Body, "secret of b"));
        Assert.Equal((1, 1), (one.StatusChecks, other.StatusChecks));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(app, "/hooks/b/acme", Body + new string(' ', 64), "secret of b"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(app, "/typed/webhooks/acme", Body, "secret of a"));
    }

    [Fact]
    public async Task A_reader_with_the_trackers_key_comes_before_one_without()
    {
        await using var app = await StartAsync(services =>
        {
            services.AddKeyedSingleton("a", new GenerationClient(new SignedProvider(_clock, "the client's"), null, _clock));
            services.AddKeyedSingleton<IWebhookReader>("a", SignedProvider.ReaderOf("with the key"));
            services.AddSingleton<IWebhookReader>(SignedProvider.ReaderOf("without a key"));
            services.AddTypedTracker("a", options => options.Journal = new MemoryJournal(new MemoryJournal.Table(), _clock));
        }, app => app.MapKeyedTypedWebhooks("a", "/a"));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/a/acme", Body, "the client's"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, "/a/acme", Body, "without a key"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "/a/acme", Body, "with the key"));
        Assert.Throws<InvalidOperationException>(() => app.MapKeyedTypedWebhooks("nobody", "/b"));
    }

    [Theory]
    [InlineData("/a", true)]
    [InlineData("/typed/webhooks", false)]
    public async Task Only_what_a_reader_has_verified_ends_a_job(string prefix, bool hasKey)
    {
        var provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromHours(1) };
        var client = new GenerationClient(provider, null, _clock);
        var reader = SignedProvider.ReaderOf("secret", hasSnapshot: true);
        var journal = new MemoryJournal(new MemoryJournal.Table(), _clock);
        await using var app = await StartAsync(services =>
        {
            _ = hasKey
                ? services.AddKeyedSingleton("a", client).AddKeyedSingleton<IWebhookReader>("a", reader)
                : services.AddSingleton(client).AddSingleton<IWebhookReader>(reader);
            _ = hasKey ? services.AddTypedTracker("a", options => options.Journal = journal) : services.AddTypedTracker(options => options.Journal = journal);
        }, app => _ = hasKey ? app.MapKeyedTypedWebhooks("a", prefix) : app.MapTypedWebhooks());
        var tracker = hasKey ? app.Services.GetRequiredKeyedService<JobTracker>("a") : app.Services.GetRequiredService<JobTracker>();
        var job = await tracker.SubmitAsync("a cat");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, prefix + "/acme", Body, "another secret"));
        Assert.Equal(JobState.Open, job.State);
        // Without a status check: the signature is what makes the message true.
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, prefix + "/acme", Body, "secret"));
        Assert.Equal((JobState.Succeeded, 0), (job.State, provider.StatusChecks));
    }

    private async Task<WebApplication> StartAsync(Action<IServiceCollection> configure, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(_clock);
        configure(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync(Records.Ct);
        return app;
    }

    private static async Task<HttpStatusCode> PostAsync(WebApplication app, string path, string body, string? secret = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (secret is not null)
        {
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
            content.Headers.Add(CreativeAIWebhookReader.SignatureHeader, "sha256=" + signature);
        }

        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, Records.Ct);
        return response.StatusCode;
    }

    private sealed class SignedProvider(SimClock clock, string secret) : SimProvider(clock), IWebhookSource
    {
        public IWebhookReader WebhookReader { get; } = ReaderOf(secret);

        public static JsonWebhookReader ReaderOf(string secret, bool hasSnapshot = false) => new("acme", text => new JobStatus(text))
        {
            Verifier = new HmacSha256Verifier(CreativeAIWebhookReader.SignatureHeader, "sha256=", secret),
            ReadSnapshot = hasSnapshot ? _ => new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) } : null,
        };
    }
}
