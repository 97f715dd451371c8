using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.SamplesTests.Kit;
using Typed.Tracking;

namespace Typed.SamplesTests.StudioTests;

/// <summary>Jobs of the studio, over HTTP. The emulator's clock stands still until a test moves it.</summary>
public sealed class JobApiTests : IAsyncLifetime
{
    private const string Picture = """{"prompt":"A lighthouse at dawn"}""";

    private readonly TempDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private EmulatorHost _emulator = null!;
    private StudioServer _studio = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _clock }, StudioServer.Cancel);
        _studio = await StudioServer.StartAsync(_emulator, _directory.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_job_is_streamed_from_its_submission_to_its_saved_file()
    {
        var job = await SubmitAsync();
        Assert.Equal("open", job.GetProperty("state").GetString());
        await _studio.EventsUntilAsync(Key(job), IsOpen);
        _clock.Advance(TimeSpan.FromMinutes(10));

        var done = (await _studio.EventsUntilAsync(Key(job), IsDone))[^1];

        Assert.Equal("succeeded", done.GetProperty("state").GetString());
        Assert.Equal("A lighthouse at dawn", done.GetProperty("title").GetString());
        Assert.Equal(4, done.GetProperty("creditsUsed").GetInt32());
        var file = Assert.Single(done.GetProperty("files").EnumerateArray());
        using var picture = await _studio.Http.GetAsync(file.GetProperty("url").GetString(), StudioServer.Cancel);
        Assert.StartsWith("image/", picture.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal(file.GetProperty("length").GetInt64(), (await picture.Content.ReadAsByteArrayAsync(StudioServer.Cancel)).Length);
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task A_restart_resumes_the_job_and_pays_nothing_twice()
    {
        var job = await SubmitAsync();
        await _studio.DisposeAsync();
        _studio = await StudioServer.StartAsync(_emulator, _directory.Path);

        Assert.Equal(Key(job), Assert.Single(_studio.Services.GetRequiredService<JobTracker>().Recovery!.Resumed).Key);
        _clock.Advance(TimeSpan.FromMinutes(10));
        var done = (await _studio.EventsUntilAsync(Key(job), IsDone))[^1];

        Assert.Single(done.GetProperty("files").EnumerateArray());
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(4, _emulator.Account.Charged);
    }

    [Fact]
    public async Task A_request_that_the_model_would_refuse_is_not_sent()
    {
        using var response = await _studio.PostAsync("/api/jobs", "creatify", "nano-banana", """{"prompt":"A lighthouse","num_images":99}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var refusal = await response.Content.ReadFromJsonAsync<JsonElement>(StudioServer.Cancel);
        Assert.Equal("num_images", Assert.Single(refusal.GetProperty("violations").EnumerateArray()).GetProperty("field").GetString());
        Assert.Equal(0, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task The_same_request_twice_is_paid_once()
    {
        await SubmitAsync();

        using var second = await _studio.PostAsync("/api/jobs", "creatify", "nano-banana", Picture);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task A_job_that_fails_says_why()
    {
        _emulator.Faults.Add(Fault.FailJob("Refused by the content policy."));
        var job = await SubmitAsync();
        _clock.Advance(TimeSpan.FromMinutes(10));

        var failed = (await _studio.EventsUntilAsync(Key(job), IsDone))[^1];

        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Contains("content policy", failed.GetProperty("reason").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lack_of_credits_is_reported_and_the_message_holds_no_key()
    {
        _emulator.Account.Balance = 1;

        using var response = await _studio.PostAsync("/api/jobs", "creatify", "nano-banana", Picture);

        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
        Assert.DoesNotContain(_emulator.ApiKey, await response.Content.ReadAsStringAsync(StudioServer.Cancel), StringComparison.Ordinal);
    }

    private static Guid Key(JsonElement job) => job.GetProperty("key").GetGuid();

    private static bool IsOpen(JsonElement job) => job.GetProperty("state").GetString() == "open";

    private static bool IsDone(JsonElement job) => job.GetProperty("isDone").GetBoolean();

    private async Task<JsonElement> SubmitAsync()
    {
        using var response = await _studio.PostAsync("/api/jobs", "creatify", "nano-banana", Picture);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(StudioServer.Cancel);
    }
}
