using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Engine;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>What becomes of a message in the inbox: which are remembered, when one that could not be handled comes again, and how many are under way.</summary>
public sealed class IntakeRulesTests : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly SimClock _clock = new();
    private readonly ScriptedInbox _inbox = new();

    public ValueTask DisposeAsync() => _inbox.DisposeAsync();

    [Fact]
    public async Task Only_verified_messages_about_a_job_of_the_tracker_are_remembered()
    {
        _inbox.Put(Message("known", "j1"));
        _inbox.Put(Message("unverified", "j1") with { IsVerified = false });
        _inbox.Put(Message("unknown", "nobodys"));
        _inbox.Put(Message("unreadable", "j1") with { Content = "{"u8.ToArray() });
        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        var completed = new Dictionary<string, bool>();
        for (var i = 0; i < 4; i++)
        {
            var (id, isRemembered) = await Next(_inbox.Completed.ReadAsync(Records.Ct));
            completed[id] = isRemembered;
        }

        Assert.Equal([("known", true), ("unknown", false), ("unreadable", false), ("unverified", false)], completed.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public async Task The_pause_of_a_message_doubles_with_each_attempt_up_to_16_seconds()
    {
        _inbox.OnComplete = _ => throw new IOException("The disk is full.");
        for (var attempt = 0; attempt < 8; attempt++)
        {
            _inbox.Put(Message(Records.Text(attempt), "j1") with { Attempt = attempt });
        }

        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        var pauses = new Dictionary<string, double>();
        for (var i = 0; i < 8; i++)
        {
            var (id, pause) = await Next(_inbox.Returned.ReadAsync(Records.Ct));
            pauses[id] = pause.TotalSeconds;
        }

        Assert.Equal([1, 1, 2, 4, 8, 16, 16, 16], pauses.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_cannot_be_given_back_stops_no_other(bool isClosed)
    {
        _inbox.OnComplete = id => id == "first" ? throw new IOException("The disk is full.") : Task.CompletedTask;
        _inbox.OnReturn = _ => throw (isClosed ? new ObjectDisposedException("inbox") : new IOException("The disk is full."));
        _inbox.Put(Message("first", "j1"));
        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        Assert.Equal("first", (await Next(_inbox.Returned.ReadAsync(Records.Ct))).Id);
        await tracker.ReceiveWebhookAsync(Notice("j1"), Records.Ct);
        Assert.True((await Next(_inbox.Completed.ReadAsync(Records.Ct))).IsRemembered);
    }

    [Fact]
    public async Task No_more_than_64_are_under_way_and_the_rest_follows_without_a_pause()
    {
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var areHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = 0;
        _inbox.OnComplete = _ =>
        {
            if (Interlocked.Increment(ref held) == 64)
            {
                areHeld.SetResult();
            }

            return goOn.Task;
        };
        for (var i = 0; i < 200; i++)
        {
            _inbox.Put(Message(Records.Text(i), "j1"));
        }

        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        await areHeld.Task.WaitAsync(s_patience, Records.Ct);
        // There is no room. What arrives waits with the others: each time, the intake only begins another wait.
        for (var i = 0; i < 2; i++)
        {
            var waits = _clock.TimersSet;
            await tracker.ReceiveWebhookAsync(Notice("j1"), Records.Ct);
            Assert.True(SpinWait.SpinUntil(() => _clock.TimersSet > waits, s_patience));
        }

        Assert.Equal([64], _inbox.Asked);
        Assert.Equal(64, held);
        goOn.SetResult();
        for (var i = 0; i < 202; i++)
        {
            await Next(_inbox.Completed.ReadAsync(Records.Ct));
        }

        Assert.All(_inbox.Asked, asked => Assert.InRange(asked, 1, 64));
    }

    private static async Task<T> Next<T>(ValueTask<T> task) => await task.AsTask().WaitAsync(s_patience, Records.Ct);

    private static WebhookNotice Notice(string jobId) => new("acme", jobId)
    {
        Status = new JobStatus("done", JobPhase.Succeeded),
        DeliveryId = Guid.NewGuid().ToString(),
        IsVerified = true,
        Snapshot = new JobSnapshot { Id = jobId, Status = new JobStatus("done", JobPhase.Succeeded) },
    };

    private static InboxMessage Message(string id, string jobId) => NoticeText.ToMessage(Notice(jobId), SimClock.Start) with { Id = id, Attempt = 1 };

    private JobTracker Tracker()
    {
        var table = new MemoryJournal.Table();
        var job = Records.Opened(Records.Intent(), "j1") with { State = JobState.Failed, EndedAt = SimClock.Start };
        table.Rows[job.Key] = new MemoryJournal.Row { Record = job };
        return new JobTracker(
            new TrackerOptions { Journal = new MemoryJournal(table, _clock), WebhookInbox = _inbox }, [new GenerationClient(new SimProvider(_clock), null, _clock)], _clock);
    }
}
