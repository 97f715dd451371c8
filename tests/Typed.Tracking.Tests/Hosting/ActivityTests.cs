using System.Collections.Concurrent;
using System.Diagnostics;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Tracking;

namespace Typed.TrackingTests.Hosting;

/// <summary>The traces: which activities there are, under whom, and what stands in them.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private const string ApiKey = "key-0a9b8c7d6e5f";
    private const string Prompt = "a cat that nobody may read of";
    private const string Application = "Typed.TrackingTests.Application";
    private static readonly ActivitySource s_application = new(Application);
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;
    private EmulatorHost _emulator = null!;

    public ActivityTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Typed.Tracking" or Application,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async ValueTask InitializeAsync() =>
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 400, ApiKey = ApiKey }, Records.Ct);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Submission_and_download_are_the_callers_and_hold_names_only()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("traced"));
        TrackedJob job;
        ActivityTraceId trace;
        using (var caller = s_application.StartActivity("caller"))
        {
            trace = caller!.TraceId;
            job = await SubmitAsync(tracker);
            await job.WaitAsync(cancellationToken: Records.Ct);
            await job.SaveAsync(_directory.Sub("out"), cancellationToken: Records.Ct);
        }

        var mine = _ended.Where(activity => activity.TraceId == trace && activity.Source != s_application).ToList();
        var parent = _ended.Single(activity => activity.Source == s_application && activity.TraceId == trace);
        Assert.Equal(["typed.submit", "typed.download"], mine.Select(activity => activity.OperationName));
        Assert.All(mine, activity => Assert.Equal(parent.SpanId, activity.ParentSpanId));
        Assert.Equal((ActivityKind.Client, ActivityKind.Internal), (mine[0].Kind, mine[1].Kind));
        Assert.Equal([("typed.job.key", job.Key), ("typed.model", "nano-banana"), ("typed.provider", "traced")], Tags(mine[0]));
        Assert.Equal([("typed.job.key", job.Key), ("typed.provider", "traced")], Tags(mine[1]));
        AssertNoSecrets();
    }

    [Fact]
    public async Task A_poll_has_no_parent_because_it_may_be_for_jobs_of_many_callers()
    {
        using (var startup = s_application.StartActivity("startup"))
        {
            // Started within an activity, as in a host's startup. The tracker polls long after that activity has ended.
            var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("polled"));
            using (s_application.StartActivity("caller"))
            {
                await (await SubmitAsync(tracker)).WaitAsync(cancellationToken: Records.Ct);
            }

            await tracker.DisposeAsync();
        }

        var checks = _ended.Where(activity => activity.OperationName == "typed.poll" && Equals(activity.GetTagItem("typed.provider"), "polled")).ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.Equal([("typed.jobs", 1), ("typed.provider", "polled")], Tags(check)));
        Assert.All(checks, check => Assert.Equal((ActivityKind.Client, default(ActivitySpanId)), (check.Kind, check.ParentSpanId)));
        AssertNoSecrets();
    }

    [Fact]
    public async Task What_the_tracker_saves_by_itself_is_nobodys_download()
    {
        var saved = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Typed.Tracking",
            ActivityStopped = activity =>
            {
                if (activity.OperationName == "typed.download" && Equals(activity.GetTagItem("typed.provider"), "saving"))
                {
                    saved.TrySetResult(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var options = new TrackerOptions { Directory = _directory.Sub("jobs"), ResultDirectory = _directory.Sub("out") };
        using var caller = s_application.StartActivity("caller");
        await using var tracker = new JobTracker(options, [Client("saving")]);
        await tracker.StartAsync(Records.Ct);
        await SubmitAsync(tracker);
        Assert.Equal(default, (await saved.Task.WaitAsync(Records.Ct)).ParentSpanId);
    }

    [Fact]
    public async Task A_submission_that_fails_has_an_activity_without_what_failed_in_it()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("failing"));
        _emulator.Faults.Add(Fault.DropAfter().On(Routes.CreatifyCreate));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(tracker));
        var submit = _ended.Single(activity => activity.OperationName == "typed.submit" && Equals(activity.GetTagItem("typed.provider"), "failing"));
        Assert.Equal(["error.type", "typed.job.key", "typed.model", "typed.provider"], Tags(submit).Select(tag => tag.Key));
        Assert.Equal((ActivityStatusCode.Error, typeof(UncertainSubmissionException).FullName), (submit.Status, submit.GetTagItem("error.type")));
        AssertNoSecrets();
    }

    [Fact]
    public async Task Polls_and_downloads_are_linked_to_the_submission_even_after_a_restart()
    {
        ActivityTraceId trace;
        TrackedJob job;
        await using (var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("linked", firstDelay: TimeSpan.FromHours(1))))
        {
            using var caller = s_application.StartActivity("caller");
            trace = caller!.TraceId;
            job = await SubmitAsync(tracker);
        }

        await using var again = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("linked"));
        var found = (await again.FindAsync(job.Key, Records.Ct))!;
        await found.WaitAsync(cancellationToken: Records.Ct);
        await found.SaveAsync(_directory.Sub("out"), cancellationToken: Records.Ct);
        var mine = _ended.Where(activity => Equals(activity.GetTagItem("typed.provider"), "linked") && activity.OperationName is "typed.poll" or "typed.download")
            .Where(activity => Equals(activity.GetTagItem("typed.provider"), "linked")).ToList();
        Assert.Contains(mine, activity => activity.OperationName == "typed.poll");
        Assert.Contains(mine, activity => activity.OperationName == "typed.download");
        Assert.All(mine, activity => Assert.Equal(trace, Assert.Single(activity.Links).Context.TraceId));
    }

    [Fact]
    public async Task A_failed_poll_has_the_status_of_an_error()
    {
        await using var tracker = await JobTracker.StartAsync(_directory.Sub("jobs"), Client("unlucky"));
        _emulator.Faults.Add(Fault.Answer(503).On(Routes.CreatifyItem).Next(1));
        await (await SubmitAsync(tracker)).WaitAsync(cancellationToken: Records.Ct);
        var checks = _ended.Where(activity => activity.OperationName == "typed.poll" && Equals(activity.GetTagItem("typed.provider"), "unlucky")).ToList();
        var failed = Assert.Single(checks, check => check.Status == ActivityStatusCode.Error);
        Assert.Equal(typeof(ProviderUnavailableException).FullName, failed.GetTagItem("error.type"));
        AssertNoSecrets();
    }

    private static IEnumerable<(string Key, object? Value)> Tags(Activity activity) =>
        activity.TagObjects.Select(tag => (tag.Key, tag.Value)).OrderBy(tag => tag.Key, StringComparer.Ordinal);

    private static Task<TrackedJob> SubmitAsync(JobTracker tracker) =>
        tracker.SubmitAsync(tracker.Providers.Single(), "nano-banana", Records.Json($$"""{"prompt":"{{Prompt}}"}"""), cancellationToken: Records.Ct);

    private void AssertNoSecrets() => Assert.All(_ended, activity =>
    {
        var said = string.Join("|", activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Concat(activity.Events.Select(one => one.Name)).Append(activity.DisplayName).Append(activity.StatusDescription));
        Assert.DoesNotContain(ApiKey, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Prompt, said, StringComparison.Ordinal);
    });

    // A name of its own for each test: the listener hears the trackers of all tests.
    private GenerationClient Client(string name, TimeSpan? firstDelay = null)
    {
        var options = new CreatifyOptions { BaseAddress = _emulator.BaseAddress, ApiId = _emulator.ApiId, ApiKey = ApiKey };
        var polling = new PollingOptions { FirstDelay = firstDelay ?? TimeSpan.FromMilliseconds(5), Interval = TimeSpan.FromMilliseconds(10) };
        return new GenerationClient(new Renamed(name, new CreatifyClient(options)), new GenerationClientOptions { Polling = polling, ApiAddress = _emulator.BaseAddress });
    }

    private sealed class Renamed(string name, GenerationClient inner) : Providers.IGenerationProvider
    {
        public string Name => name;

        public Task<Providers.JobSnapshot> SubmitAsync(Providers.GenerationRequest request, CancellationToken cancellationToken) =>
            inner.SendOnceAsync(request, cancellationToken);

        public Task<Providers.JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) => inner.Resume(jobId).GetStatusAsync(cancellationToken);
    }
}
