using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.CreativeAI;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Models.CreativeAI;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.EndToEnd.Tests.CreativeAI;

/// <summary>Client, tracker, webhook endpoint and emulator together. No job is polled on a schedule: jobs end by signed messages, or at once.</summary>
public sealed class TrackerTests : IAsyncLifetime
{
    private const string Secret = "whsec-7c6b5a";

    // A message that does not come fails the test, and does not hold it up for ever.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"typed-creativeai-{Guid.NewGuid():N}");
    private EmulatorHost _emulator = null!;
    private WebApplication _app = null!;
    private JobTracker _tracker = null!;

    private static CancellationToken Cancel => CreativeAIWorkshop.Cancel;

    public async ValueTask InitializeAsync()
    {
        // Slow enough that a job's id is recorded before its message arrives, also on a busy machine: a message that is too early leads to a status check.
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 50, CreativeAI = new() { WebhookSecret = Secret } }, Cancel);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var options = CreativeAIWorkshop.OptionsFor(_emulator);
        options.WebhookSecret = Secret;
        options.VideoPollInterval = TimeSpan.FromHours(1);
        options.Polling = new PollingOptions { FirstDelay = TimeSpan.FromHours(1), Interval = TimeSpan.FromHours(1), MaxInterval = TimeSpan.FromHours(1) };
        builder.Services.AddSingleton<GenerationClient>(new CreativeAIClient(options));
        TrackerOptions? tracking = null;
        builder.Services.AddTypedTracker(options =>
        {
            options.Directory = _directory;
            tracking = options;
        });
        _app = builder.Build();
        _app.MapTypedWebhooks();
        await _app.StartAsync(Cancel);
        // Known once it listens.
        tracking!.WebhookAddress = new Uri(_app.Urls.First() + TypedWebhookEndpoints.DefaultPrefix);
        _tracker = _app.Services.GetRequiredService<JobTracker>();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _emulator.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Signed_messages_end_jobs_of_every_family_without_a_status_check()
    {
        IModelParams[] requests =
        [
            CreativeAIWorkshop.Video,
            new VideoGenerationBatchParams { Prompts = [new() { Prompt = "One" }, new() { Prompt = "Two" }] },
            new VoiceGenerationParams { Text = "Ready." },
            new VideoCompositionParams { VideoUrl = "https://example.com/v.mp4", AudioUrl = "https://example.com/a.mp3", ReplaceAudio = true },
            new ChartToVideoParams { ChartImageUrl = "https://example.com/c.png" },
        ];
        foreach (var request in requests)
        {
            var job = await _tracker.SubmitAsync(request, cancellationToken: Cancel);
            var result = await job.WaitAsync(cancellationToken: Cancel).WaitAsync(s_patience, Cancel);
            Assert.NotEmpty(result.Assets);
            Assert.NotNull(job.Record.ExpiresAt);
        }

        Assert.Equal(0, StatusChecks());
        Assert.Equal(60 + 60 + 8 + 5 + 15, _emulator.Account.Charged);
    }

    [Fact]
    public async Task A_request_whose_answer_is_lost_is_found_by_its_message()
    {
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreativeAIVoice));
        _emulator.Faults.Add(Fault.LoseWebhook());
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => _tracker.SubmitAsync(new VoiceGenerationParams { Text = "Ready." }, cancellationToken: Cancel));
        var task = _emulator.Tasks.All.Single();
        await task.WebhookCompletion.WaitAsync(s_patience, Cancel);
        Assert.Equal(JobState.Uncertain, (await RecordAsync()).State);

        // The message again, at the address that the tracker gave: its id is in the answer that was lost.
        var id = _emulator.CreativeAIJobIds.Single();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(new Uri(task.WebhookUrl!), Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","object":"voice.generation","status":"completed"}""")));
        // The message is answered when it is written down; the provider is asked after that.
        while ((await RecordAsync()).State == JobState.Uncertain)
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal((JobState.Succeeded, "job:" + id), ((await RecordAsync()).State, (await RecordAsync()).JobId));
        Assert.Equal(1, StatusChecks());
        Assert.Equal(8, _emulator.Account.Charged);

        async Task<JobRecord> RecordAsync() => Assert.Single(await _tracker.ListAsync(cancellationToken: Cancel).ToListAsync(Cancel)).Record;
    }

    [Fact]
    public async Task A_failure_that_is_posted_has_reason_and_refund()
    {
        _emulator.Faults.Add(Fault.FailJob("Rendering exceeded the limit"));
        var job = await _tracker.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);

        var failure = await Assert.ThrowsAsync<GenerationFailedException>(() => job.WaitAsync(cancellationToken: Cancel).WaitAsync(s_patience, Cancel));

        Assert.Equal(("Rendering exceeded the limit", 0m, 60m), (failure.FailedReason, failure.CreditsUsed, failure.CreditsRefunded));
        Assert.Equal(0, StatusChecks());
    }

    [Fact]
    public async Task A_picture_is_recorded_with_its_assets_and_never_polled()
    {
        var job = await _tracker.SubmitAsync(new ImageGenerationDallE3Params { Prompt = "Garden", N = 2 }, cancellationToken: Cancel);

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(2, job.Record.Assets!.Count);
        Assert.NotNull(job.Record.ExpiresAt);
        var files = await job.SaveAsync(Path.Combine(_directory, "out"), cancellationToken: Cancel);
        Assert.All(files, file => Assert.True(new FileInfo(file.File!).Length > 0));
        Assert.Equal(0, StatusChecks());

        // And not by a tracker that starts again.
        await _app.StopAsync(Cancel);
        await using var again = await JobTracker.StartAsync(_directory, new CreativeAIClient(CreativeAIWorkshop.OptionsFor(_emulator)));
        Assert.Equal(JobState.Succeeded, Assert.Single(await again.ListAsync(cancellationToken: Cancel).ToListAsync(Cancel)).State);
        Assert.Equal(0, StatusChecks());
    }

    [Fact]
    public async Task An_edit_is_tracked_by_the_bytes_of_its_files()
    {
        var request = new ImageEditSeedreamV45EditParams { Prompt = "Blue sky" };
        async Task<JobRecord> EditAsync(byte last) => (await _tracker.SubmitAsync(
            request,
            new TrackOptions { Submit = new SubmitOptions { Files = CreativeAIClient.FilesOf(new UploadFile("a.png", new byte[] { 1, 2, last })) } },
            Cancel)).Record;

        var (one, two) = (await EditAsync(3), await EditAsync(4));

        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (one.State, two.State));
        Assert.NotEqual(one.RequestHash, two.RequestHash);
        Assert.Equal(2, _emulator.Requests.Count(Routes.CreativeAIEdits));
    }

    [Fact]
    public async Task A_forged_message_ends_nothing()
    {
        _emulator.Faults.Add(Fault.LoseWebhook());
        var job = await _tracker.SubmitAsync(CreativeAIWorkshop.Video, cancellationToken: Cancel);
        var body = Encoding.UTF8.GetBytes($$"""
            {"id":"{{CreativeAIJobId.ProviderId(job.Record.JobId!)}}","object":"video.generation","status":"completed","output_url":"https://evil.example/x.mp4","credits":1}
            """);
        var hook = new Uri($"{_app.Urls.First()}{TypedWebhookEndpoints.DefaultPrefix}/creativeai");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(hook, body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(hook, body, Signed("another", body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(hook, body, Signed(_emulator.ApiKey, body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(hook, [.. body, (byte)' '], Signed(Secret, body)));
        Assert.Equal(JobState.Open, job.State);

        // The same from whoever has the secret is taken, once.
        Assert.Equal(HttpStatusCode.OK, await PostAsync(hook, body));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(hook, body));
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(0, StatusChecks());
    }

    private static string Signed(string key, byte[] bytes) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), bytes));

    private static Task<HttpStatusCode> PostAsync(Uri hook, byte[] body) => PostAsync(hook, body, Signed(Secret, body));

    private static async Task<HttpStatusCode> PostAsync(Uri hook, byte[] body, string? signature)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, hook) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            message.Headers.Add("X-CreativeAI-Signature", signature);
        }

        using var answer = await http.SendAsync(message, Cancel);
        return answer.StatusCode;
    }

    private int StatusChecks() =>
        _emulator.Requests.Count(Routes.CreativeAIVideoStatus) + _emulator.Requests.Count(Routes.CreativeAIBatchStatus) + _emulator.Requests.Count(Routes.CreativeAIStatus);
}
