using System.Net;
using System.Text.Json;
using Typed.CreativeAI;
using Typed.Providers;

namespace Typed.RuntimeTests.CreativeAI;

/// <summary>Every answer of the provider's samples is read as it stands.</summary>
public sealed class ResponseTests
{
    private static readonly JsonElement s_any = Rig.Json("""{ "prompt": "x" }""");

    private static readonly HashSet<string> s_read = new(StringComparer.Ordinal)
    {
        "images-generations.200", "images-edits.200", "error.400.content-policy-violation", "generate-voice.create.202.partial",
        "video-generations.create.202.text-to-video", "video-generations.create.202.image-to-video",
        "video-generations.get.200.text-to-video.completed-with-debug", "video-generations.get.200.image-to-video.completed", "video-generations.get.200.failed",
        "video-generations-batch.create.202", "video-generations-batch.get.200.in-progress",
        "generate-status.get.200.voice.completed", "generate-status.get.200.compose.completed", "generate-status.get.200.compose.commerce-workflow.completed",
        "generate-status.get.200.chart-to-video.completed",
    };

    [Fact]
    public void Every_sample_of_an_answer_is_here() => Assert.Equal(
        s_read.Order(StringComparer.Ordinal),
        Directory.GetFiles(Payloads.Folder, "response.*.json").Select(file => Path.GetFileNameWithoutExtension(file)["response.".Length..]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("images-generations.200", "image-generation/dall-e-3", "/v1/images/generations", "abc123.png", "Quiet Japanese garden in evening light")]
    [InlineData("images-edits.200", "image-edit/seedream-v4.5-edit", "/v1/images/edits", "edited-abc123.png", "Hand redrawn with five natural fingers")]
    public async Task A_picture_is_there_at_once(string payload, string model, string path, string file, string revised)
    {
        var stub = Answering(payload);
        var options = model.StartsWith("image-edit", StringComparison.Ordinal) ? new SubmitOptions { Files = CreativeAIClient.FilesOf(new UploadFile("a.png", new byte[] { 1 })) } : null;

        var job = await Payloads.Client(stub).SubmitAsync(model, s_any, options, Rig.Ct);
        var result = await job.WaitAsync(cancellationToken: Rig.Ct);

        Assert.Equal(path, Assert.Single(stub.Requests).Url.AbsolutePath);
        Assert.EndsWith(file, Assert.Single(result.Assets).Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal([revised], result.GetCreativeAIDetails().RevisedPrompts);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1709550000), result.CreatedAt);
        Assert.Equal(result.CreatedAt + TimeSpan.FromDays(7), result.Assets[0].ExpiresAt);
        Assert.Null(result.CreditsUsed);
    }

    [Fact]
    public async Task A_video_is_accepted()
    {
        var text = await StatusAsync("video-generations.create.202.text-to-video", CreativeAIJobId.Video("x"));
        Assert.Equal(("video:vgen_abc123", "processing", JobPhase.Running), (text.Id, text.Status.Value, text.Status.Phase));
        Assert.Equal(("video-generation/auto", 60m), (text.Model, text.CreditsUsed));
        Assert.Empty(text.Assets);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 16, 10, 0, TimeSpan.Zero), text.CreatedAt);
        var details = text.GetCreativeAIDetails();
        Assert.Equal(("vgen_abc123", "video.generation", "auto", "kling-o3-pro-t2v", false), (details.ProviderId, details.Object, details.ModelRequested, details.ModelActual, details.FailoverUsed));

        var image = await StatusAsync("video-generations.create.202.image-to-video", CreativeAIJobId.Video("x"));
        Assert.Equal(("video:vgen_i2v_abc123", 30m), (image.Id, image.CreditsUsed));
        Assert.Null(image.GetCreativeAIDetails().FailoverUsed);
    }

    [Fact]
    public async Task A_finished_video_has_its_file_and_how_it_was_routed()
    {
        var done = await StatusAsync("video-generations.get.200.text-to-video.completed-with-debug", CreativeAIJobId.Video("x"));
        Assert.True(done.Status.IsSucceeded);
        Assert.Equal(AssetType.Video, Assert.Single(done.Assets).Type);
        Assert.Equal(new DateTimeOffset(2026, 3, 16, 16, 12, 43, TimeSpan.Zero), done.Assets[0].ExpiresAt);
        Assert.Null(done.FailedReason);
        var debug = done.GetCreativeAIDetails().Debug!;
        Assert.Equal(("kling-o3-pro-t2v", "kling-o3-pro-t2v", "seedance-t2v", "kling-o3-pro-t2v"), (debug.ProviderRequested, debug.ProviderActual, debug.RoutingPreferredProvider, debug.RoutingLegacyProvider));
        Assert.Equal((false, true, false, 5.0m), (debug.SubmissionFailoverUsed, debug.RoutingSafeFallbackApplied, debug.AsyncCapacityFailoverAttempted, debug.RoutingConfidenceMargin));
        Assert.Equal((null, "insufficient_margin_over_legacy", null, null, "pred_auto_1"), (debug.SubmissionFailoverReason, debug.RoutingFallbackReason, debug.AsyncCapacityFailoverReason, debug.PredictionIdOriginal, debug.PredictionIdCurrent));

        var other = await StatusAsync("video-generations.get.200.image-to-video.completed", CreativeAIJobId.Video("x"));
        Assert.EndsWith("i2v-abc123.mp4", Assert.Single(other.Assets).Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Null(other.CreatedAt);
        Assert.Null(other.GetCreativeAIDetails().Debug);
    }

    [Fact]
    public async Task A_failed_video_keeps_its_charge_here()
    {
        var failed = await StatusAsync("video-generations.get.200.failed", CreativeAIJobId.Video("x"));

        Assert.True(failed.Status.IsFailed);
        Assert.Equal(("Rendering exceeded the 10 minute limit", 30m, null), (failed.FailedReason, failed.CreditsUsed, failed.CreditsRefunded));
        Assert.Equal(new CreativeAIError("Rendering exceeded the 10 minute limit", "server_error", "generation_failed"), failed.GetCreativeAIDetails().Error);
        Assert.Equal(("auto", "seedance-t2v", true), (failed.GetCreativeAIDetails().ModelRequested, failed.GetCreativeAIDetails().ModelActual, failed.GetCreativeAIDetails().FailoverUsed));
    }

    [Fact]
    public async Task A_batch_counts_its_clips()
    {
        var accepted = await StatusAsync("video-generations-batch.create.202", CreativeAIJobId.Batch("x"));
        Assert.Equal(("batch:video_batch_abc123", JobPhase.Pending, 90m, 3), (accepted.Id, accepted.Status.Phase, accepted.CreditsUsed, accepted.OutputCount));

        var running = await StatusAsync("video-generations-batch.get.200.in-progress", CreativeAIJobId.Batch("x"));
        var details = running.GetCreativeAIDetails();
        Assert.Equal((JobPhase.Running, 3, 2, 0, 0, 1), (running.Status.Phase, details.TotalJobs, details.Completed, details.Failed, details.Pending, details.Processing));
        Assert.Equal(["vid_xyz1", "vid_xyz2"], running.Assets.Select(asset => asset.Id));
        Assert.Equal(["https://example.com/product1.png", null, null], details.Items.Select(item => item.ImageUrl?.AbsoluteUri));
        Assert.Equal([30, 30, 30], details.Items.Select(item => item.Credits));
        Assert.Equal(90, running.CreditsUsed);
    }

    [Theory]
    [InlineData("\"completed\":2,\"failed\":1", JobPhase.Succeeded)]
    [InlineData("\"completed\":0,\"failed\":3", JobPhase.Failed)]
    [InlineData("\"completed\":1,\"failed\":1", JobPhase.Running)]
    [InlineData("\"completed\":0,\"failed\":0,\"processing\":0", JobPhase.Pending)]
    public async Task A_batch_is_done_when_completed_and_failed_are_all(string counters, JobPhase phase)
    {
        var json = $$"""{"batch_id":"b","total_jobs":3,{{counters}},"jobs":[{"id":"v","status":"failed","error_message":"No light."}]}""";
        var batch = await Payloads.Client(new StubHandler(StubHandler.Json(json))).GetJobAsync(CreativeAIJobId.Batch("b"), Rig.Ct);

        Assert.Equal(phase, batch.Status.Phase);
        Assert.Equal("No light.", batch.GetCreativeAIDetails().Items[0].Error!.Message);
    }

    [Theory]
    [InlineData("voice.completed", "job:voice_abc123", 8, "audio")]
    [InlineData("compose.completed", "job:comp_xyz789", 5, "video")]
    [InlineData("compose.commerce-workflow.completed", "job:comp_commerce123", 5, "video")]
    [InlineData("chart-to-video.completed", "job:chart_xyz123", 15, "video")]
    public async Task The_shared_status_is_read_in_upper_case(string payload, string id, int credits, string type)
    {
        var done = await StatusAsync("generate-status.get.200." + payload, CreativeAIJobId.Shared("x"));

        Assert.Equal((id, "COMPLETED", JobPhase.Succeeded), (done.Id, done.Status.Value, done.Status.Phase));
        Assert.Equal(((decimal?)credits, type), (done.CreditsUsed, Assert.Single(done.Assets).Type.Value));
        Assert.Equal(done.UpdatedAt + TimeSpan.FromDays(7), done.Assets[0].ExpiresAt);
        Assert.Equal(payload == "voice.completed" ? JsonValueKind.Object : JsonValueKind.Undefined, done.GetCreativeAIDetails().Parameters.ValueKind);
    }

    [Fact]
    public async Task A_voice_is_accepted_with_two_members()
    {
        var stub = new StubHandler(StubHandler.Json(Payloads.Text("response.generate-voice.create.202.partial"), HttpStatusCode.Accepted));

        var job = await Payloads.Client(stub).SubmitAsync("voice-generation", s_any, cancellationToken: Rig.Ct);

        Assert.Equal("job:voice_abc123", job.Id);
        Assert.Equal("/api/generate/voice", stub.Requests[0].Url.AbsolutePath);
        Assert.Contains($"Authorization: Bearer {Payloads.ApiKey}", stub.Requests[0].Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_prompt_is_a_policy_exception()
    {
        var stub = new StubHandler(StubHandler.Json(Payloads.Text("response.error.400.content-policy-violation"), HttpStatusCode.BadRequest));

        var refusal = await Assert.ThrowsAsync<ContentPolicyException>(() => Payloads.Client(stub).SubmitAsync("image-generation/dall-e-3", s_any, cancellationToken: Rig.Ct));

        Assert.Contains("Blocked by the usage policy check.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Theory]
    [InlineData("""{"error":{"code":"rate_limit_exceeded"}}""", 429, typeof(RateLimitedException))]
    [InlineData("""{"error":{"code":"insufficient_credits","message":"m"}}""", 402, typeof(InsufficientCreditsException))]
    [InlineData("""{"error":{"type":"authentication_error","message":"m"}}""", 401, typeof(InvalidCredentialsException))]
    [InlineData("""{"error":{"code":"provider_unavailable"}}""", 503, typeof(ProviderUnavailableException))]
    [InlineData("""{"error_message":"odd"}""", 500, typeof(UncertainSubmissionException))]
    [InlineData("""{"error":"a text"}""", 400, typeof(InvalidParametersException))]
    [InlineData("<html>", 502, typeof(UncertainSubmissionException))]
    [InlineData("<html>", 404, typeof(UnexpectedResponseException))]
    [InlineData("{}", 200, typeof(UncertainSubmissionException))]
    public async Task An_error_is_its_exception(string body, int status, Type exception)
    {
        var stub = new StubHandler(StubHandler.Json(body, (HttpStatusCode)status));

        var thrown = await Assert.ThrowsAnyAsync<TypedException>(() => Payloads.Client(stub).SubmitAsync("video-generation/auto", s_any, cancellationToken: Rig.Ct));

        Assert.IsType(exception, thrown);
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData("""{"id":"x","status":"completed","data":[{"url":"https://cdn.creativeai.run/a.mp4"}]}""", 1)]
    [InlineData("""{"id":"x","status":"Completed","output_url":"https://cdn.creativeai.run/a.mp4","data":[{"url":"https://cdn.creativeai.run/b.mp4"}]}""", 1)]
    [InlineData("""{"id":"x","status":"COMPLETED","output_url":"file:///etc/passwd"}""", 0)]
    public async Task The_output_is_at_either_place_and_the_status_in_either_case(string json, int assets)
    {
        var job = await Payloads.Client(new StubHandler(StubHandler.Json(json))).GetJobAsync(CreativeAIJobId.Video("x"), Rig.Ct);

        Assert.True(job.Status.IsSucceeded);
        Assert.Equal(assets, job.Assets.Count);
    }

    [Theory]
    [InlineData("video-generation/auto", 10)]
    [InlineData("voice-generation", 3)]
    public async Task Videos_are_polled_every_ten_seconds_and_the_others_every_three(string model, int seconds)
    {
        var time = new FakeTimeProvider { SkipUpTo = TimeSpan.FromMinutes(30) };
        var began = time.GetUtcNow();
        var stub = new StubHandler(
            StubHandler.Json("""{"id":"x","status":"pending"}""", HttpStatusCode.Accepted),
            StubHandler.Json("""{"id":"x","status":"completed"}"""));
        var job = await Payloads.Client(stub, time).SubmitAsync(model, s_any, cancellationToken: Rig.Ct);

        await job.WaitAsync(cancellationToken: Rig.Ct);

        Assert.Equal(TimeSpan.FromSeconds(seconds), time.GetUtcNow() - began);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[{"id":"a"},{"id":"b"}]}""")]
    [InlineData("""{"models":["a","b"]}""")]
    [InlineData("""[{"name":"a"},{"model":"b"},7]""")]
    public async Task Models_are_read_in_the_forms_in_use(string json)
    {
        var models = await Payloads.Client(new StubHandler(StubHandler.Json(json))).ListModelsAsync(Rig.Ct);

        Assert.Equal(["a", "b"], models.Names);
    }

    [Fact]
    public async Task A_key_that_is_echoed_is_blacked_out()
    {
        var stub = new StubHandler(StubHandler.Json($$"""{ "error": { "message": "Bad key {{Payloads.ApiKey}}" } }""", HttpStatusCode.Unauthorized));

        var refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => Payloads.Client(stub).GetJobAsync(CreativeAIJobId.Video("x"), Rig.Ct));

        Assert.DoesNotContain(Payloads.ApiKey, refusal.ToString() + refusal.ResponseBody, StringComparison.Ordinal);
    }

    private static StubHandler Answering(string payload) => new(StubHandler.Json(Payloads.Text("response." + payload)));

    private static Task<JobSnapshot> StatusAsync(string payload, string id) => Payloads.Client(Answering(payload)).GetJobAsync(id, Rig.Ct);
}
