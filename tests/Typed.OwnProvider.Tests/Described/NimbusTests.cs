using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Typed.AspNetCore;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Models.Nimbus;
using Typed.Providers.Described;
using Typed.Providers.Described.Format;
using Typed.Tracking;

namespace Typed.OwnProviderTests.Described;

/// <summary>An invented provider with a queue and messages signed by Ed25519: a folder of schemas, and no code.</summary>
public sealed class NimbusTests
{
    private static readonly ProviderDescription s_nimbus = ProviderDescription.Read("nimbus", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "schemas", "nimbus", "provider.json")));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static CirrusTextToVideoParams Request => new() { Prompt = "Clouds", Duration = CirrusTextToVideoDuration.Seconds8 };

    [Fact]
    public async Task A_job_is_followed_to_its_file_with_its_cost_and_progress()
    {
        await using var emulator = await StartAsync();
        var job = await Client(emulator).SubmitAsync(Request, cancellationToken: Ct);
        var progress = new List<double?>();
        await foreach (var check in job.WatchAsync(Ct))
        {
            progress.Add(check.Snapshot?.Progress);
        }

        var result = await job.WaitAsync(cancellationToken: Ct);
        var folder = Directory.CreateTempSubdirectory("typed-nimbus-");
        try
        {
            Assert.True(Assert.Single(await result.DownloadAsync(folder.FullName, cancellationToken: Ct)).Length > 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.EndsWith("@cirrus/text-to-video", job.Id, StringComparison.Ordinal);
        Assert.Equal(("12 drops", 12m, "video"), (job.Cost.ToString()[..8], result.CreditsUsed, result.Assets[0].Type.Value));
        Assert.Equal((1, "drops"), ((int)progress[^1]!.Value, s_nimbus.PriceUnit));
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, emulator.Requests.Count("nimbus.submit"));
        Assert.Equal(TimeSpan.FromSeconds(3), s_nimbus.Polling.Interval);
    }

    [Fact]
    public async Task A_job_is_found_again_by_its_token_and_the_budget_is_read_from_the_described_headers()
    {
        await using var emulator = await StartAsync();
        var provider = new DescribedProvider(s_nimbus, DescribedProviderOptions.ForEmulator(s_nimbus, emulator.BaseAddress));
        Assert.Null(provider.LatestRateLimit);
        var client = new GenerationClient(provider, new GenerationClientOptions { Catalog = NimbusCatalog.Models, Polling = new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(5) } });
        var kept = (await client.SubmitAsync(Request, cancellationToken: Ct)).ResumeToken;
        Assert.Single((await client.Resume(kept).WaitAsync(cancellationToken: Ct)).Assets);
        Assert.True(provider.LatestRateLimit is { Limit: 1_000_000, Remaining: < 1_000_000, ResetsAt: not null });
    }

    [Fact]
    public async Task A_failure_that_only_the_result_call_reports_is_a_failure()
    {
        await using var emulator = await StartAsync();
        emulator.Faults.Add(Fault.FailJob("The sky was empty."));
        var job = await Client(emulator).SubmitAsync(Request, cancellationToken: Ct);
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Ct));
        Assert.Equal("The sky was empty.", failure.FailedReason);
    }

    [Fact]
    public async Task Errors_have_the_meaning_of_their_codes()
    {
        await using var emulator = await StartAsync();
        var client = Client(emulator);
        using var parameters = System.Text.Json.JsonDocument.Parse("""{"prompt":"x"}""");
        Assert.Equal("no_such_model", (await Assert.ThrowsAsync<UnknownModelException>(() => client.SubmitAsync("cirrus/none", parameters.RootElement, cancellationToken: Ct))).ErrorCode);
        emulator.Account.Balance = 0;
        Assert.Equal("empty_account", (await Assert.ThrowsAsync<InsufficientCreditsException>(() => client.SubmitAsync(Request, cancellationToken: Ct))).ErrorCode);
        emulator.Account.Balance = 100;
        await Assert.ThrowsAsync<JobNotFoundException>(() => client.Resume("00000000-0000-0000-0000-000000000000@cirrus/text-to-video").WaitAsync(cancellationToken: Ct));
        // Not in the provider's own form: a gateway. The job is not gone.
        emulator.Faults.Add(Fault.Answer(404, "<html>").On("nimbus.status"));
        var job = await client.SubmitAsync(Request, cancellationToken: Ct);
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => job.GetStatusAsync(Ct));
        // A name that would lead to another path is not sent.
        var requests = emulator.Requests.Total;
        await Assert.ThrowsAsync<InvalidParametersException>(() => client.SubmitAsync("../keys", parameters.RootElement, cancellationToken: Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Resume("../keys@cirrus/text-to-video").GetStatusAsync(Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Resume("00000000-0000-0000-0000-000000000000").GetStatusAsync(Ct));
        Assert.Equal(requests, emulator.Requests.Total);
    }

    /// <summary>A 404 of a gateway, even as JSON, does not mean that a job is gone: only the provider's own errors have <c>problem</c>.</summary>
    [Theory]
    [InlineData("""{"problem":{"text":"No such request.","code":"gone"}}""", true)]
    [InlineData("""{"message":"no route"}""", false)]
    [InlineData("<html>", false)]
    public async Task Only_the_providers_own_error_says_that_a_job_is_gone(string body, bool isGone)
    {
        using var http = new HttpClient(new Always(HttpStatusCode.NotFound, body));
        var provider = new DescribedProvider(s_nimbus, new DescribedProviderOptions { ApiKey = "nimbus-key" }, http);
        var error = await Record.ExceptionAsync(() => provider.GetAsync("r1@cirrus/text-to-video", Ct));
        Assert.Equal(isGone ? typeof(JobNotFoundException) : typeof(UnexpectedResponseException), error?.GetType());
    }

    /// <summary>The client polls in an hour. Only a message can end the job before.</summary>
    [Fact]
    public async Task A_signed_message_ends_a_job_and_a_forged_one_does_not()
    {
        await using var emulator = await StartAsync(Clock());
        await using var app = await AppAsync(emulator, options => options.Polling = new PollingOptions { FirstDelay = TimeSpan.FromHours(2) });
        var tracker = app.Services.GetRequiredService<JobTracker>();
        var job = await tracker.SubmitAsync(Request, cancellationToken: Ct);
        var id = job.Record.JobId!.Split('@')[0];
        var body = """{"request_id":"(id)","model":"cirrus/text-to-video","outcome":"OK","drops":12,"payload":{"videos":[{"url":"https://evil.example/x.mp4"}]}}""".Replace("(id)", id, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        foreach (var signature in new[] { null, "", new string('0', 128), "not hex" })
        {
            using var forged = new HttpRequestMessage(HttpMethod.Post, "/typed/webhooks/nimbus") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            forged.Headers.TryAddWithoutValidation("X-Nimbus-Delivery", "d1");
            forged.Headers.TryAddWithoutValidation("X-Nimbus-Timestamp", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            forged.Headers.TryAddWithoutValidation("X-Nimbus-Signature", signature);
            using var answer = await http.SendAsync(forged, Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Equal(JobState.Open, job.Record.State);
        Assert.Equal(0, emulator.Requests.Count("nimbus.status"));
    }

    [Theory]
    [InlineData(false, JobState.Succeeded)]
    [InlineData(true, JobState.Failed)]
    public async Task The_message_of_the_provider_ends_the_job_without_a_status_check(bool fails, JobState end)
    {
        var clock = Clock();
        await using var emulator = await StartAsync(clock);
        if (fails)
        {
            emulator.Faults.Add(Fault.FailJob("The sky was empty."));
        }

        await using var app = await AppAsync(emulator, options => options.Polling = new PollingOptions { FirstDelay = TimeSpan.FromHours(2) });
        var tracker = app.Services.GetRequiredService<JobTracker>();
        var job = await tracker.SubmitAsync(Request, cancellationToken: Ct);
        // The job ends after its submission was recorded: otherwise an early message would be a hint.
        clock.Advance(TimeSpan.FromSeconds(2));
        clock.Advance(TimeSpan.FromMinutes(2));
        if (fails)
        {
            Assert.Equal("The sky was empty.", (await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Ct))).FailedReason);
        }
        else
        {
            Assert.Single((await job.WaitAsync(cancellationToken: Ct)).Assets);
        }

        Assert.Equal((end, 0), (job.Record.State, emulator.Requests.Count("nimbus.status") + emulator.Requests.Count("nimbus.result")));
    }

    [Fact]
    public void The_public_keys_of_the_description_verify_messages_and_a_wrong_key_is_refused_without_being_shown()
    {
        var options = new DescribedProviderOptions { ApiKey = "nimbus-key" };
        Assert.NotNull(new DescribedProvider(s_nimbus, options).WebhookReader.Verifier);
        options.WebhookSecrets = ["abcd-no-key-efgh"];
        var error = Assert.Throws<ArgumentException>(() => new DescribedProvider(s_nimbus, options));
        Assert.DoesNotContain("abcd", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nimbus-key", options.ToString(), StringComparison.Ordinal);
    }

    private static FakeTimeProvider Clock() => new(TimeProvider.System.GetUtcNow());

    private static Task<EmulatorHost> StartAsync(FakeTimeProvider? clock = null) => EmulatorHost.StartAsync(
        new EmulatorOptions
        {
            Speed = clock is null ? 1000 : 1,
            TimeProvider = clock ?? TimeProvider.System,
            SchemaFolder = Path.Combine(AppContext.BaseDirectory, "schemas"),
        },
        Ct);

    private static GenerationClient Client(EmulatorHost emulator, Action<DescribedProviderOptions>? configure = null)
    {
        var options = DescribedProviderOptions.ForEmulator(s_nimbus, emulator.BaseAddress);
        Assert.Equal(emulator.AddressOf("nimbus"), options.BaseAddress);
        configure?.Invoke(options);
        return DescribedProvider.CreateClient(s_nimbus, options, NimbusCatalog.Models);
    }

    private static async Task<WebApplication> AppAsync(EmulatorHost emulator, Action<DescribedProviderOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(Client(emulator, configure));
        var folder = Directory.CreateTempSubdirectory("typed-nimbus-").FullName;
        TrackerOptions? tracker = null;
        builder.Services.AddTypedTracker(options =>
        {
            options.Directory = folder;
            tracker = options;
        });
        var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Ct);
        tracker!.WebhookAddress = new Uri(app.Urls.First() + "/typed/webhooks");
        return app;
    }

    private sealed class Always(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body), RequestMessage = request });
    }
}
