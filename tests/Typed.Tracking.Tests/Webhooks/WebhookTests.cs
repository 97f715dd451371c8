using System.Net;
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

/// <summary>What is posted to the endpoints, by providers and by others.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Secret = "creativeai-webhook-test-secret";
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private SimProvider _provider = null!;
    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private JobTracker _tracker = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = new MatchingProvider(_clock) { JobTime = () => TimeSpan.FromMinutes(10) };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(new GenerationClient(_provider, null, _clock));
        builder.Services.AddSingleton<IWebhookReader>(new JsonWebhookReader("acme", Parse));
        builder.Services.AddSingleton<IWebhookReader>(new JsonWebhookReader("signed", Parse)
        {
            Verifier = new HmacSha256Verifier("X-CreativeAI-Signature", "sha256=", "an older secret", Secret),
            DeliveryHeader = "X-CreativeAI-Delivery-Id",
        });
        builder.Services.AddTypedTracker(options => options.Journal = new MemoryJournal(_table, _clock));
        _app = builder.Build();
        _app.MapTypedWebhooks();
        await _app.StartAsync(Records.Ct);
        _tracker = _app.Services.GetRequiredService<JobTracker>();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_unsigned_message_completes_nothing_and_makes_the_tracker_ask()
    {
        var job = await _tracker.SubmitAsync("a");
        Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", """{"id":"j1","status":"done","assets":[{"url":"https://evil.example/x"}]}"""));
        Assert.Equal(1, _provider.StatusChecks);
        Assert.Equal(JobState.Open, job.State);
        Assert.Null(job.Record.Assets);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await PostAsync("acme", """{"id":"j1","status":"done"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(JobState.Succeeded, job.State);

        // Late, and wrong besides.
        await PostAsync("acme", """{"id":"j1","status":"failed"}""");
        Assert.Equal(JobState.Succeeded, _table.Rows[job.Key].Record.State);
    }

    [Fact]
    public async Task A_flood_of_messages_makes_no_flood_of_requests()
    {
        await _tracker.SubmitAsync("a");
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", """{"id":"j1","status":"done"}"""));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", $$"""{"id":"unknown-{{i}}","status":"done"}"""));
        }

        Assert.Equal(1, _provider.StatusChecks);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, _provider.StatusChecks);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_signature_is_checked_over_the_bytes_as_they_came(string name, byte[] body, string header, bool isRight)
    {
        var verifier = new HmacSha256Verifier("X-CreativeAI-Signature", "sha256=", Secret);
        Assert.True(verifier.Verify(body, one => one == "X-CreativeAI-Signature" ? header : null) == isRight, name);
        Assert.False(verifier.Verify(body, _ => null));
        Assert.False(new HmacSha256Verifier("X-CreativeAI-Signature", "sha256=", "another").Verify(body, _ => header));
        Assert.DoesNotContain(Secret, verifier.ToString(), StringComparison.Ordinal);
    }

    public static IEnumerable<TheoryDataRow<string, byte[], string, bool>> Vectors()
    {
        // Computed for the project; the scheme is documented, a vector is not.
        const string Body = """{"id":"vgen_abc123","object":"video.generation","status":"completed","model":"auto","model_actual":"seedance-t2v","prompt":"test prompt","output_url":"https://cdn.creativeai.run/output/video-abc123.mp4","error_message":null,"credits":30,"failover_used":true,"completed_at":"2026-03-09T16:12:43Z"}""";
        const string Signature = "sha256=316a293f7f33b15c28ba73ed132685103894f18ace8f31e4cc2b86f99d46c5fc";
        yield return new("documented", Encoding.UTF8.GetBytes(Body), Signature, true);
        yield return new("not ascii", Encoding.UTF8.GetBytes("""{"id":"vgen_abc124","object":"video.generation","status":"completed","prompt":"café 日本"}"""), "sha256=7ed0db44d4bfc0f45d8018bad7c33b6538ee549c32582623f94cf75361eb00ea", true);
        yield return new("empty", [], "sha256=5c6685e0e914e0f29544ce85d250be56f6cbd19fcd0bb67e06dbc373f5352fc5", true);
        yield return new("a line feed more", Encoding.UTF8.GetBytes(Body + "\n"), Signature, false);
        yield return new("no prefix", Encoding.UTF8.GetBytes(Body), Signature[7..], false);
        yield return new("cut off", Encoding.UTF8.GetBytes(Body), Signature[..^2], false);
        yield return new("not hex", Encoding.UTF8.GetBytes(Body), Signature[..^1] + "x", false);
    }

    [Fact]
    public async Task A_wrong_signature_a_large_body_and_no_job_are_refused()
    {
        const string Body = """{"id":"j1","status":"done"}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("signed", Body));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("signed", Body, "sha256=" + new string('0', 64)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("acme", new string(' ', TypedWebhookEndpoints.DefaultMaxBytes + 1)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("acme", "no json"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("acme", """{"status":"done"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("nobody", Body));
        var signature = "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Body)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("signed", Body, signature));
    }

    [Fact]
    public async Task A_verified_message_ends_a_job_once_and_a_forged_one_does_not_take_its_place()
    {
        var job = await _tracker.SubmitAsync("a");
        var done = new WebhookNotice("acme", "j1")
        {
            Status = new JobStatus("done", JobPhase.Succeeded),
            DeliveryId = "d1",
            IsVerified = true,
            Snapshot = new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded), CreditsUsed = 7 },
        };
        Assert.Equal(WebhookOutcome.Polled, await _tracker.HandleWebhookAsync(done with { IsVerified = false }, Records.Ct));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(JobState.Open, job.State);
        Assert.Equal(WebhookOutcome.Accepted, await _tracker.HandleWebhookAsync(done, Records.Ct));
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(7, job.Record.CreditsUsed);
        var writes = _table.Writes;
        Assert.Equal(WebhookOutcome.Repeated, await _tracker.HandleWebhookAsync(done, Records.Ct));
        Assert.Equal(WebhookOutcome.Ignored, await _tracker.HandleWebhookAsync(done with { Status = new JobStatus("failed", JobPhase.Failed) }, Records.Ct));
        Assert.Equal(writes, _table.Writes);
    }

    // The message may name a part of a job, or a reader may be wrong: the end of something else is not the end of this job.
    [Fact]
    public async Task A_verified_message_with_the_content_of_another_job_ends_nothing()
    {
        var job = await _tracker.SubmitAsync("a");
        var notice = new WebhookNotice("acme", "j1")
        {
            Status = new JobStatus("done", JobPhase.Succeeded),
            IsVerified = true,
            Snapshot = new JobSnapshot { Id = "j1-part", Status = new JobStatus("done", JobPhase.Succeeded), CreditsUsed = 7 },
        };
        Assert.Equal(WebhookOutcome.Polled, await _tracker.HandleWebhookAsync(notice, Records.Ct));
        Assert.Equal((JobState.Open, null), (job.State, job.Record.CreditsUsed));
    }

    [Fact]
    public async Task A_message_that_comes_before_the_answer_is_not_forgotten()
    {
        _provider.OnSubmit = () =>
        {
            _ = _tracker.HandleWebhookAsync(new WebhookNotice("acme", "j1"), Records.Ct);
            return Fate.Answer;
        };
        await _tracker.SubmitAsync("a");
        Assert.Equal(1, _provider.StatusChecks);
    }

    [Fact]
    public async Task A_message_about_an_uncertain_submission_settles_it_where_the_provider_confirms()
    {
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync("a"));
        var key = _table.Rows.Keys.Single();
        // The id of a stranger's job in the same account, whose request is another.
        _provider.Add("another", TimeSpan.FromMinutes(1));
        await PostAsync("acme", """{"id":"j2","status":"done"}""");
        Assert.Equal(JobState.Uncertain, _table.Rows[key].Record.State);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("acme", """{"id":"j1","status":"done"}""");
        Assert.Equal("j1", _table.Rows[key].Record.JobId);
        Assert.Equal(JobState.Open, _table.Rows[key].Record.State);
    }

    [Fact]
    public async Task Lost_answers_and_their_webhooks_within_one_second_are_all_settled()
    {
        _provider.OnSubmit = () => Fate.LostAfter;
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync(Records.Text(i)));
        }

        // In the address that each of them carried.
        foreach (var (key, row) in _table.Rows)
        {
            var id = _provider.Jobs.Values.Single(job => job.Hash == row.Record.RequestHash).Id;
            Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", $$"""{"id":"{{id}}","status":"done"}""", key: key));
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.All(_table.Rows.Values, row => Assert.Equal((JobState.Open, _provider.Jobs[row.Record.JobId!].Hash), (row.Record.State, row.Record.RequestHash)));
    }

    [Fact]
    public async Task Lost_answers_and_webhooks_without_a_name_are_settled_one_each_second()
    {
        _provider.OnSubmit = () => Fate.LostAfter;
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync(Records.Text(i)));
        }

        foreach (var id in _provider.Jobs.Keys.ToList())
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", $$"""{"id":"{{id}}","status":"done"}"""));
        }

        _clock.Advance(TimeSpan.FromSeconds(25));
        Assert.All(_table.Rows.Values, row => Assert.Equal(JobState.Open, row.Record.State));
    }

    [Fact]
    public async Task A_webhook_that_named_the_job_is_not_forgotten_when_the_provider_cannot_confirm_or_the_process_ends()
    {
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync("a"));
        var key = _table.Rows.Keys.Single();
        _provider.OnStatusCheck = () => Fate.NoConnection;
        Assert.Equal(HttpStatusCode.OK, await PostAsync("acme", """{"id":"j1","status":"done"}""", key: key));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((JobState.Uncertain, "j1"), (_table.Rows[key].Record.State, Assert.Single(_table.Rows[key].Record.Candidates!)));
        await _app.StopAsync(Records.Ct);

        _provider.OnStatusCheck = () => Fate.Answer;
        await using var again = await SimTracker.StartAsync(_clock, new MemoryJournal(_table, _clock), _provider);
        Assert.Equal("j1", _table.Rows[key].Record.JobId);
        Assert.Null(_table.Rows[key].Record.Candidates);
    }

    [Fact]
    public async Task A_webhook_that_comes_before_the_answer_is_lost_settles_the_doubt()
    {
        _provider.OnSubmit = () =>
        {
            _ = _tracker.HandleWebhookAsync(new WebhookNotice("acme", "j1") { Key = _table.Rows.Keys.Single() }, Records.Ct);
            return Fate.LostAfter;
        };
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync("a"));
        Assert.Equal(("j1", JobState.Open), (_table.Rows.Values.Single().Record.JobId, _table.Rows.Values.Single().Record.State));
    }

    [Fact]
    public async Task A_webhook_while_the_answer_is_under_way_does_not_disturb_it()
    {
        _provider.OnSubmit = () =>
        {
            _ = _tracker.HandleWebhookAsync(new WebhookNotice("acme", "j1") { Key = _table.Rows.Keys.Single() }, Records.Ct);
            return Fate.Answer;
        };
        var job = await _tracker.SubmitAsync("a");
        Assert.Equal((JobState.Open, "j1"), (job.State, job.Record.JobId));
        Assert.Null(_table.Rows[job.Key].Record.Candidates);
    }

    [Fact]
    public async Task A_name_with_another_job_of_the_account_settles_nothing()
    {
        _provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync("a"));
        _provider.OnSubmit = () => Fate.Answer;
        await _tracker.SubmitAsync("b");
        var key = _table.Rows.Single(row => row.Value.Record.State == JobState.Uncertain).Key;
        await PostAsync("acme", """{"id":"j2","status":"done"}""", key: key);
        await PostAsync("acme", """{"id":"nobodys","status":"done"}""", key: key);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JobState.Uncertain, _table.Rows[key].Record.State);
        Assert.Null(_table.Rows[key].Record.Candidates);
    }

    [Fact]
    public async Task Strangers_do_not_make_the_journal_be_searched()
    {
        var journal = new WatchedJournal(new MemoryJournal(_table, _clock));
        await using var tracker = await SimTracker.StartAsync(_clock, journal, _provider);
        for (var i = 0; i < 1000; i++)
        {
            await tracker.HandleWebhookAsync(new WebhookNotice("acme", $"unknown-{i}"), Records.Ct);
        }

        Assert.Equal(1, journal.Lists);
        Assert.Equal(0, _provider.StatusChecks);
        _clock.Advance(TimeSpan.FromMinutes(10));
        // There is no doubt that they could settle: they are dropped together.
        Assert.InRange(journal.Lists, 1, 3);
    }

    private static JobStatus Parse(string text) => new(text, text switch { "done" => JobPhase.Succeeded, "failed" => JobPhase.Failed, _ => JobPhase.Unknown });

    private async Task<HttpStatusCode> PostAsync(string provider, string body, string? signature = null, Guid? key = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
        {
            content.Headers.Add("X-CreativeAI-Signature", signature);
        }

        using var response = await _http.PostAsync(new Uri($"{TypedWebhookEndpoints.DefaultPrefix}/{provider}{(key is { } name ? $"?job={name:N}" : "")}", UriKind.Relative), content, Records.Ct);
        return response.StatusCode;
    }

    private sealed class MatchingProvider(SimClock clock) : SimProvider(clock), ISubmissionMatcher
    {
        public bool Matches(GenerationRequest request, JobSnapshot snapshot) => Jobs[snapshot.Id].Hash == request.Hash;
    }
}
