using System.Net;
using System.Text;
using System.Text.Json;
using Typed.Models;
using Typed.Models.Acme;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.OwnProviderTests;

/// <summary>A fourth provider, invented: a folder of schemas and one adapter. All else is that of every provider.</summary>
public sealed class AcmeTests : IDisposable
{
    private readonly AcmeServer _server = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static GlowAnimateParams Request => new()
    {
        Prompt = "A lamp goes on",
        StartImage = "https://example.com/off.png",
        EndImage = "https://example.com/on.png",
        Duration = GlowAnimateDuration.Seconds10,
        Resolution = GlowAnimateResolution.P1080,
    };

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Submit_watch_wait_result_and_cost()
    {
        var request = Request;
        var job = await Client().SubmitAsync(request, cancellationToken: Ct);
        var statuses = new List<string>();
        await foreach (var check in job.WatchAsync(Ct))
        {
            statuses.Add(check.Status.Value);
        }

        var result = await job.WaitAsync(cancellationToken: Ct);
        var folder = Directory.CreateTempSubdirectory("typed-acme-");
        var file = Assert.Single(await result.DownloadAsync(folder.FullName, cancellationToken: Ct));

        Assert.Equal(["WORKING", "READY"], statuses);
        Assert.Equal((30.5m, "tokens", CostCertainty.Exact), (job.Cost.Credits, job.Cost.Unit, job.Cost.Certainty));
        Assert.Equal(job.Cost.Credits, result.CreditsUsed);
        Assert.Equal(3, file.Length);
        using var sent = JsonDocument.Parse(Assert.Single(_server.Submitted));
        Assert.Equal(["duration", "end_image", "prompt", "resolution", "start_image"], sent.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("10", "https://example.com/on.png"), (sent.RootElement.GetProperty("duration").GetRawText(), sent.RootElement.GetProperty("end_image").GetString()));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_job_is_found_again_by_its_token()
    {
        var kept = (await Client().SubmitAsync(Request, cancellationToken: Ct)).ResumeToken;
        Assert.Single((await Client().Resume(kept).WaitAsync(cancellationToken: Ct)).Assets);
    }

    [Fact]
    public async Task What_the_schema_refuses_is_not_sent()
    {
        var refusal = await Assert.ThrowsAsync<InvalidParametersException>(() => Client().SubmitAsync(Request with { Duration = (GlowAnimateDuration)7 }, cancellationToken: Ct));
        Assert.Equal(("$.duration", "acme"), (Assert.Single(refusal.Violations).Path, refusal.Provider));
        Assert.Equal(["5", "10"], refusal.Violations[0].AllowedValues);
        Assert.Empty(_server.Submitted);
    }

    [Fact]
    public async Task Errors_are_those_of_every_provider()
    {
        var client = Client();
        Task<GenerationJob> Submit(HttpStatusCode status, string json)
        {
            _server.Trouble = () => AcmeServer.Json(status, json);
            return client.SubmitAsync(Request, cancellationToken: Ct);
        }

        await Assert.ThrowsAsync<InsufficientCreditsException>(() => Submit(HttpStatusCode.PaymentRequired, """{"error":"no tokens"}"""));
        await Assert.ThrowsAsync<RateLimitedException>(() => Submit(HttpStatusCode.TooManyRequests, "{}"));
        var refused = await Assert.ThrowsAsync<InvalidParametersException>(() => Submit(HttpStatusCode.BadRequest, """{"prompt":["not that"]}"""));
        Assert.Equal("$.prompt", Assert.Single(refused.Violations).Path);
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => Submit(HttpStatusCode.BadGateway, "<html>"));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => Submit(HttpStatusCode.Accepted, """{"welcome":1}"""));
        await Assert.ThrowsAsync<JobNotFoundException>(() => client.Resume("job.99").WaitAsync(cancellationToken: Ct));
        Assert.Equal(5, _server.Submitted.Count);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_shown_nowhere()
    {
        const string Wrong = "a-very-secret-and-wrong-key";
        var refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => Client(Wrong).SubmitAsync(Request, cancellationToken: Ct));
        Assert.DoesNotContain(Wrong, refusal.ToString() + refusal.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_job_tells_why_and_what_came_back()
    {
        _server.End = """ "state":"BROKEN","why":"the lamp broke","tokens":0,"returned":30.5 """;
        var job = await Client().SubmitAsync(Request, cancellationToken: Ct);
        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Ct));
        Assert.Equal(("the lamp broke", 30.5m), (failure.FailedReason, failure.CreditsRefunded));
    }

    [Fact]
    public async Task A_handler_that_sends_again_pays_no_second_time()
    {
        using var http = new HttpClient(new Again { InnerHandler = _server });
        _server.Trouble = () => throw new HttpRequestException("The line is dead.");
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => Client(http: http).SubmitAsync(Request, cancellationToken: Ct));
        Assert.Single(_server.Submitted);
    }

    [Fact]
    public async Task The_tracker_follows_it_and_takes_its_webhooks()
    {
        var folder = Directory.CreateTempSubdirectory("typed-acme-");
        await using (var tracker = await JobTracker.StartAsync(folder.FullName, Client(polling: new PollingOptions { FirstDelay = TimeSpan.FromHours(1) })))
        {
            _server.WorkingChecks = 0;
            var job = await tracker.SubmitAsync(Request, cancellationToken: Ct);
            var reader = new JsonWebhookReader("acme", AcmeProvider.StatusOf) { IdMember = "job", StatusMember = "state" };
            var notice = reader.Read(Encoding.UTF8.GetBytes($$"""{"job":"{{job.Record.JobId}}","state":"READY"}"""), _ => null)!;
            // Not signed, so it only makes the tracker ask, an hour before it would have.
            Assert.Equal(WebhookOutcome.Polled, await tracker.HandleWebhookAsync(notice, Ct));
            await job.WaitAsync(cancellationToken: Ct);
            Assert.Equal((JobState.Succeeded, 30.5m), (job.Record.State, job.Record.CreditsUsed));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void It_is_in_the_catalog_over_all_providers()
    {
        var found = AllModels.Catalogs.With(AcmeCatalog.Models).Find(new ModelQuery
        {
            Kind = ModelKind.ImageToVideo,
            Resolution = "1080p",
            Duration = TimeSpan.FromSeconds(10),
            LastFrame = true,
        });

        var acme = Assert.Single(found.Matches, match => match.Model.Provider == "acme");
        Assert.Equal("acme glow/animate (duration = 10, resolution = \"1080p\", end_image): 30.5 tokens, exact, price table of 2026-11, read 2026-11-21", acme.ToString());
        Assert.Contains(found.Matches, match => match.Model.Provider == "creatify");
    }

    private GenerationClient Client(string key = AcmeServer.Key, HttpClient? http = null, PollingOptions? polling = null) => new(
        new AcmeProvider(new ProviderApi(
            new ProviderApiOptions
            {
                Provider = "acme",
                BaseAddress = new Uri("https://api.acme.example"),
                KeyHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" },
            },
            http ?? new HttpClient(_server, disposeHandler: false))),
        new GenerationClientOptions
        {
            Catalog = AcmeCatalog.Models,
            AssetClient = new HttpClient(_server, disposeHandler: false),
            Polling = polling ?? new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(1) },
        });

    private sealed class Again : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
