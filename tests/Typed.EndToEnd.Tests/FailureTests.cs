using System.Text.Json;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Models.Creatify;

namespace Typed.EndToEnd.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task Wrong_parameters_are_refused_before_anything_is_sent()
    {
        await using var workshop = await Workshop.OpenAsync();
        var request = Workshop.Request with { CfgScale = 2, AspectRatio = (KlingV16ProImageToVideoAspectRatio)9 };

        var refusal = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["$.aspect_ratio", "$.cfg_scale"], refusal.Violations.Select(violation => violation.Path));
        Assert.Equal(["\"16:9\"", "\"9:16\"", "\"1:1\""], refusal.Violations[0].AllowedValues);
        Assert.Contains("from 0 to 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, workshop.Emulator.Requests.Total);
    }

    [Fact]
    public async Task What_the_provider_refuses_has_its_words()
    {
        await using var workshop = await Workshop.OpenAsync();
        var request = Workshop.Request with { CfgScale = 2 };

        var refusal = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(
            request, new SubmitOptions { Validate = false }, TestContext.Current.CancellationToken));

        Assert.Contains("cfg_scale", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1000, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_wrong_key_is_its_own_exception_and_is_not_shown()
    {
        const string Key = "a-very-secret-and-wrong-key";
        await using var workshop = await Workshop.OpenAsync(key: Key);

        var refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Key, refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, workshop.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task An_unknown_model_is_its_own_exception_with_the_nearest_name()
    {
        await using var workshop = await Workshop.OpenAsync();
        using var json = JsonDocument.Parse("""{ "prompt": "x" }""");

        var refusal = await Assert.ThrowsAsync<UnknownModelException>(() => workshop.Client.SubmitAsync("veo3.1/fats", json.RootElement, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("veo3.1/fast", refusal.Suggestion);
    }

    [Fact]
    public async Task No_credits_are_their_own_exception()
    {
        await using var workshop = await Workshop.OpenAsync(credits: 11);

        await Assert.ThrowsAsync<InsufficientCreditsException>(() => workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(11, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_failed_generation_is_its_own_exception_and_refunded()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.FailJob("The light went out."));
        var token = TestContext.Current.CancellationToken;
        var job = await workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: token);

        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: token));

        Assert.Equal("The light went out.", failure.FailedReason);
        Assert.Equal(job.Id, failure.JobId);
        Assert.Equal(1000, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_its_own_exception_and_nothing_was_sent()
    {
        var workshop = await Workshop.OpenAsync();
        await workshop.DisposeAsync();

        await Assert.ThrowsAsync<ProviderUnavailableException>(() => workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_vanishes_while_a_job_is_waited_for_loses_no_job()
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = TestContext.Current.CancellationToken;
        workshop.Emulator.Faults.Add(Fault.SlowJob(TimeSpan.FromHours(1)));
        var job = await workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: token);
        workshop.Emulator.Faults.Add(Fault.DropBefore().On(Routes.CreatifyItem).Always());

        var away = await Assert.ThrowsAsync<PollingFailedException>(() => job.WaitAsync(cancellationToken: token));

        Assert.Equal(job.Id, away.Job!.Id);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_uncertain_and_paid_once()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyCreate));

        var uncertain = await Assert.ThrowsAsync<UncertainSubmissionException>(() => workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.NotEmpty(uncertain.RequestHash);
        Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(1, workshop.Emulator.Tasks.Count);
        Assert.Equal(988, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task Too_many_requests_say_how_long_to_wait()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.TooManyRequests(TimeSpan.FromSeconds(7)).On(Routes.CreatifyCreate));

        var limited = await Assert.ThrowsAsync<RateLimitedException>(() => workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromSeconds(7), limited.RetryAfter);
    }

    [Fact]
    public async Task Words_that_nobody_knows_are_kept()
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.UnknownStatus("dreaming"));
        workshop.Emulator.Faults.Add(Fault.UnknownAssetType("hologram"));
        var token = TestContext.Current.CancellationToken;
        var job = await workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: token);

        var result = await job.WaitAsync(cancellationToken: token);

        Assert.Equal("hologram", result.Assets[0].Type.Value);
    }

    [Fact]
    public async Task A_wait_can_be_stopped_and_taken_up_again()
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = TestContext.Current.CancellationToken;
        workshop.Emulator.Faults.Add(Fault.SlowJob(TimeSpan.FromMinutes(5)));
        var job = await workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);

        var stopped = job.WaitAsync(new StopAtFirstCheck(stop), stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Single((await job.WaitAsync(cancellationToken: token)).Assets);
    }

    private sealed class StopAtFirstCheck(CancellationTokenSource stop) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => stop.Cancel();
    }
}
