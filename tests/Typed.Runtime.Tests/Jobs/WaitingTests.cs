using System.Net;
using Typed.Creatify;

namespace Typed.RuntimeTests.Jobs;

public sealed class WaitingTests
{
    private static Func<HttpResponseMessage> Accepted => StubHandler.Json(Rig.Accepted, HttpStatusCode.Created);

    private static Func<HttpResponseMessage> Generating => StubHandler.Json(Rig.Generating);

    private static Func<HttpResponseMessage> Done => StubHandler.Json(Rig.Done);

    [Fact]
    public async Task A_job_is_asked_for_until_it_is_done()
    {
        var stub = new StubHandler(Accepted, Generating, Generating, Done);
        var rig = new Rig(stub);
        var job = await rig.Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        var progress = new ListProgress<JobProgress>();
        var result = await job.WaitAsync(progress, Rig.Ct);

        Assert.Equal([2, 2, 3], rig.Time.Skipped.Select(delay => delay.TotalSeconds));
        Assert.Equal([("generating", 1, 2.0), ("generating", 2, 4), ("done", 3, 7)], progress.Select(check => (check.Status.Value, check.Attempt, check.Elapsed.TotalSeconds)));
        Assert.Equal("https://api.creatify.ai/api/asset_generator/7b1f/", stub.Requests[^1].Url.AbsoluteUri);
        Assert.Equal((8.25m, TimeSpan.FromSeconds(5), "1080x1920", 1), (result.CreditsUsed, result.Duration, result.Resolution, result.OutputCount));
        Assert.Equal(TimeSpan.FromMinutes(1), result.UpdatedAt - result.CreatedAt);
        Assert.Equal(1, result.Raw.GetProperty("new_member").GetProperty("a").GetInt32());
        var asset = Assert.Single(result.Assets);
        Assert.Equal((AssetType.Video, "a1", "Video-714bec31"), (asset.Type, asset.Id, asset.Name));
    }

    [Fact]
    public async Task A_status_that_is_not_known_is_kept_and_asked_for_again()
    {
        var stub = new StubHandler(Accepted, StubHandler.Json("""{"id":"7b1f","status":"upscaling"}"""), StubHandler.Json("""{"id":"7b1f"}"""), Done);
        var progress = new ListProgress<JobProgress>();
        await (await Rig.SubmitAsync(stub)).WaitAsync(progress, Rig.Ct);
        Assert.Equal(["upscaling", "", "done"], progress.Select(check => check.Status.Value));
        Assert.Equal(JobPhase.Unknown, progress[0].Status.Phase);
    }

    [Fact]
    public async Task Errors_that_may_pass_are_reported_and_the_wait_goes_on()
    {
        var stub = new StubHandler(
            Accepted,
            StubHandler.Json("", HttpStatusCode.BadGateway),
            StubHandler.Throw(new HttpRequestException("drop")),
            StubHandler.Json("", HttpStatusCode.TooManyRequests, response => response.Headers.RetryAfter = new(TimeSpan.FromMinutes(2))),
            StubHandler.Json("<html>"),
            Done);
        var rig = new Rig(stub);
        var progress = new ListProgress<JobProgress>();
        await (await rig.Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct)).WaitAsync(progress, Rig.Ct);
        Assert.Equal(
            [typeof(ProviderUnavailableException), typeof(ProviderUnavailableException), typeof(RateLimitedException), typeof(UnexpectedResponseException), null],
            progress.Select(check => check.Error?.GetType()));
        // The larger of Retry-After and the strategy.
        Assert.Equal([2, 2, 3, 120, 6.75], rig.Time.Skipped.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task After_too_many_errors_the_exception_carries_the_job()
    {
        var stub = new StubHandler(Accepted, StubHandler.Json("", HttpStatusCode.ServiceUnavailable));
        var rig = new Rig(stub, options => options.Polling = new PollingOptions { MaxConsecutiveErrors = 3 });
        var job = await rig.Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        var exception = await Assert.ThrowsAsync<PollingFailedException>(() => job.WaitAsync(cancellationToken: Rig.Ct));
        Assert.Same(job, exception.Job);
        Assert.Equal(5, stub.Requests.Count);
        Assert.Contains("7b1f", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task A_job_that_the_provider_does_not_have_ends_the_wait(HttpStatusCode status)
    {
        var job = await Rig.SubmitAsync(new StubHandler(Accepted, StubHandler.Json("""{"detail":"Not found."}""", status)));
        Assert.Equal("7b1f", (await Assert.ThrowsAsync<JobNotFoundException>(() => job.WaitAsync(cancellationToken: Rig.Ct))).JobId);
    }

    [Fact]
    public async Task A_failed_job_is_an_exception_with_reason_and_credits()
    {
        var job = await Rig.SubmitAsync(new StubHandler(Accepted, StubHandler.Json("""{"id":"7b1f","status":"failed","failed_reason":"no face found","credits_used":2.5}""")));
        var exception = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Rig.Ct));
        Assert.Equal(("7b1f", "no face found", 2.5m, "sample/v1"), (exception.JobId, exception.FailedReason, exception.CreditsUsed, exception.Model));
        Assert.Null(exception.CreditsRefunded);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled_while_it_waits_and_taken_up_again()
    {
        var rig = new Rig(new StubHandler(Accepted, Done));
        var job = await rig.Client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        rig.Time.SkipUpTo = TimeSpan.MinValue;
        using var cancel = new CancellationTokenSource();
        var wait = job.WaitAsync(cancellationToken: cancel.Token);
        Assert.False(wait.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        rig.Time.SkipUpTo = TimeSpan.FromMinutes(1);
        Assert.Single((await job.WaitAsync(cancellationToken: Rig.Ct)).Assets);
    }

    [Fact]
    public async Task Watching_ends_with_the_failed_status_without_an_exception()
    {
        var job = await Rig.SubmitAsync(new StubHandler(Accepted, StubHandler.Json("""{"id":"7b1f","status":"failed"}""")));
        var last = default(JobStatus);
        await foreach (var check in job.WatchAsync(Rig.Ct))
        {
            last = check.Status;
        }

        Assert.Equal(CreatifyStatus.Failed, last);
    }

    [Fact]
    public async Task A_wait_grows_to_its_limit_and_is_spread()
    {
        var rig = new Rig(
            new StubHandler((stub, _, _) => Task.FromResult((stub.Requests.Count == 60 ? Done : Generating)())),
            options => options.Polling = new PollingOptions());
        await rig.Client.Resume("7b1f").WaitAsync(cancellationToken: Rig.Ct);
        var late = rig.Time.Skipped.Skip(10).ToArray();
        Assert.All(late, delay => Assert.InRange(delay.TotalSeconds, 12, 18));
        Assert.True(late.Distinct().Count() > 1, "the waits differ");
    }
}
