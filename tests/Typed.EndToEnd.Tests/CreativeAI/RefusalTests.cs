using Typed.CreativeAI;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Models.CreativeAI;

namespace Typed.EndToEnd.Tests.CreativeAI;

/// <summary>What goes wrong, and that it is said, paid back, and never sent twice.</summary>
public sealed class RefusalTests
{
    private static readonly ImageGenerationDallE3Params s_picture = new() { Prompt = "Garden" };

    private static CancellationToken Cancel => CreativeAIWorkshop.Cancel;

    [Fact]
    public async Task A_wrong_key_is_not_shown()
    {
        const string Key = "rph_live_wrong-1f2e3d";
        await using var workshop = await CreativeAIWorkshop.OpenAsync(key: Key);

        var refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => workshop.RunAsync(s_picture));

        Assert.DoesNotContain(Key, refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, CreativeAIWorkshop.OptionsFor(workshop.Emulator, Key).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_credits_and_a_policy_are_their_own_exceptions()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync(credits: 10);
        workshop.Emulator.Faults.Add(Fault.FailJob("Blocked by the usage policy check."));

        var policy = await Assert.ThrowsAsync<ContentPolicyException>(() => workshop.RunAsync(s_picture));
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => workshop.RunAsync(CreativeAIWorkshop.Video));

        Assert.Contains("usage policy", policy.Message, StringComparison.Ordinal);
        Assert.Equal(10, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task What_the_provider_refuses_names_the_field()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();

        var refusal = await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.Client.SubmitAsync(
            CreativeAIWorkshop.Video with { Duration = 2 }, new SubmitOptions { Validate = false }, Cancel));

        Assert.Equal("$.duration", Assert.Single(refusal.Violations).Path);
        await Assert.ThrowsAsync<InvalidParametersException>(() => workshop.RunAsync(CreativeAIWorkshop.Video with { Duration = 16 }));
        Assert.Equal(1, workshop.Emulator.Requests.Total);
    }

    [Fact]
    public async Task An_unknown_model_is_its_own_exception_with_the_nearest_name()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        using var body = System.Text.Json.JsonDocument.Parse("""{ "model": "kling-v9", "prompt": "x" }""");

        var refusal = await Assert.ThrowsAsync<UnknownModelException>(() => workshop.Client.SubmitAsync("video-generation/kling-v9", body.RootElement, cancellationToken: Cancel));

        Assert.Equal("video-generation/kling-v3", refusal.Suggestion);
        await Assert.ThrowsAsync<UnknownModelException>(() => workshop.Client.SubmitAsync("dubbing", body.RootElement, cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_failed_video_has_its_reason_and_is_refunded()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.FailJob("Rendering exceeded the limit"));
        var job = await workshop.Client.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);

        var checks = new List<JobProgress>();
        await foreach (var check in job.WatchAsync(Cancel))
        {
            checks.Add(check);
        }

        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Cancel));
        Assert.Equal("Rendering exceeded the limit", failure.FailedReason);
        Assert.Equal("generation_failed", checks[^1].Snapshot!.GetCreativeAIDetails().Error!.Code);
        Assert.Equal(1000, workshop.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_status_that_nobody_knows_is_kept_and_waited_through()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.UnknownStatus("moderating"));
        var job = await workshop.Client.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);

        var seen = new HashSet<JobStatus>();
        await foreach (var check in job.WatchAsync(Cancel))
        {
            seen.Add(check.Status);
        }

        Assert.Contains(new JobStatus("moderating"), seen);
        Assert.Contains(seen, status => status.IsSucceeded);
    }

    [Fact]
    public async Task Too_many_videos_are_limited_with_the_documented_headers()
    {
        // The limit's minute is a twentieth of a second at the speed of the others.
        await using var emulator = await Typed.Emulator.EmulatorHost.StartAsync(new() { Speed = 1, CreativeAI = new CreativeAIBehaviour() }, Cancel);
        var client = new CreativeAIClient(CreativeAIWorkshop.OptionsFor(emulator));
        for (var i = 0; i < 5; i++)
        {
            await client.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);
        }

        Assert.Equal((5, 0), (client.LatestRateLimit!.Limit, client.LatestRateLimit.Remaining));
        var refusal = await Assert.ThrowsAsync<RateLimitedException>(() => client.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel));

        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal(5, emulator.Tasks.Count);
    }

    [Fact]
    public async Task An_answer_that_is_lost_or_broken_is_uncertain_and_one_that_says_no_is_not()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.DropAfter().On(Routes.CreativeAIVideo));
        workshop.Emulator.Faults.Add(Fault.Answer(500, "Broken.").On(Routes.CreativeAIImages).Afterwards());
        workshop.Emulator.Faults.Add(Fault.Answer(503, "All providers are down.").On(Routes.CreativeAIVoice));

        await Assert.ThrowsAsync<UncertainSubmissionException>(() => workshop.RunAsync(CreativeAIWorkshop.Video));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => workshop.RunAsync(s_picture));
        var down = await Assert.ThrowsAsync<ProviderUnavailableException>(() => workshop.RunAsync(new VoiceGenerationParams { Text = "x" }));

        Assert.Contains("All providers are down.", down.Message, StringComparison.Ordinal);
        Assert.Equal(63, workshop.Emulator.Account.Charged);
    }

    [Fact]
    public async Task A_handler_that_retries_pays_for_no_second_edit()
    {
        await using var workshop = await CreativeAIWorkshop.OpenAsync();
        workshop.Emulator.Faults.Add(Fault.DropAfter().On(Routes.CreativeAIEdits));
        using var http = new HttpClient(new EagerRetry { InnerHandler = new SocketsHttpHandler() });
        var client = new CreativeAIClient(http, CreativeAIWorkshop.OptionsFor(workshop.Emulator));

        var uncertain = await Assert.ThrowsAsync<UncertainSubmissionException>(() => client.EditImageAsync(
            new ImageEditSeedreamV45EditParams { Prompt = "x" }, new UploadFile("a.png", new byte[] { 1, 2, 3 }), cancellationToken: Cancel));

        Assert.Contains("tried to send it again", uncertain.Message, StringComparison.Ordinal);
        Assert.Equal(1, workshop.Emulator.Requests.Count(Routes.CreativeAIEdits));
        Assert.Equal(3, workshop.Emulator.Account.Charged);
    }

    private sealed class EagerRetry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                    // What handlers that retry everything do.
                }
            }
        }
    }
}
