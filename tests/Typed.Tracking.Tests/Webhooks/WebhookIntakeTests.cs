using System.Net;
using System.Security.Cryptography;
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

/// <summary>A message that was answered with 200 is handled, whatever happens to the tracker in between.</summary>
public sealed class WebhookIntakeTests : IAsyncLifetime
{
    private const string Secret = "webhook-test-secret";
    private const string Done = """{"id":"j1","status":"done","assets":[{"url":"https://cdn.example/1.mp4"}]}""";
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();
    private readonly TemporaryDirectory _directory = new();
    private SimProvider _provider = null!;

    public ValueTask InitializeAsync()
    {
        // Polling does not find the end within a test.
        _provider = new SimProvider(_clock) { JobTime = () => TimeSpan.FromDays(10) };
        return default;
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return default;
    }

    [Fact]
    public async Task A_message_while_the_tracker_does_not_work_is_handled_after_the_next_start()
    {
        await using (var before = Tracker())
        {
            await before.StartAsync(Records.Ct);
            await before.SubmitAsync("a");
        }

        // This process accepts the message, and ends before its tracker has started.
        await using (var stopped = Tracker())
        {
            await using var app = await AppAsync(stopped);
            Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Done));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Done));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, Done, "another secret"));
        }

        Assert.Equal(JobState.Open, Record.State);
        var checks = _provider.StatusChecks;
        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        await (await tracker.FindAsync(Record.Key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct);
        Assert.Equal(JobState.Succeeded, Record.State);
        Assert.InRange(_provider.StatusChecks - checks, 0, 1);
    }

    [Fact]
    public async Task A_message_that_was_handled_but_not_completed_is_handled_again_and_changes_nothing()
    {
        await using (var tracker = Tracker(new LosesCompletions(Inbox())))
        {
            await tracker.StartAsync(Records.Ct);
            var job = await tracker.SubmitAsync("a");
            await using var app = await AppAsync(tracker);
            await PostAsync(app, Done);
            await job.WaitAsync(cancellationToken: Records.Ct);
        }

        var version = Record.Version;
        var inbox = new CountsCompletions(Inbox());
        await using var again = Tracker(inbox);
        await again.StartAsync(Records.Ct);
        await inbox.Completed.Task.WaitAsync(Records.Ct);
        Assert.Equal((JobState.Succeeded, version), (Record.State, Record.Version));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_is_refused_so_that_the_provider_delivers_it_again()
    {
        await File.WriteAllTextAsync(_directory.Sub("inbox"), "no directory", Records.Ct);
        await using var tracker = Tracker();
        await tracker.StartAsync(Records.Ct);
        var job = await tracker.SubmitAsync("a");
        await using var app = await AppAsync(tracker);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(app, Done));
        File.Delete(_directory.Sub("inbox"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, Done));
        // The clock stands still: the stored message itself wakes the tracker. A status check at the same time would take the job, and find it unfinished.
        await job.WaitAsync(cancellationToken: Records.Ct);
    }

    [Fact]
    public async Task A_message_that_takes_long_does_not_hold_up_the_others()
    {
        // More than are handled at once. They wait already when the tracker starts, so none of them wakes it.
        const int Count = 200;
        await using (var before = Tracker())
        {
            await before.StartAsync(Records.Ct);
            for (var i = 0; i < Count; i++)
            {
                await before.SubmitAsync(Records.Text(i));
            }
        }

        await using (var stopped = Tracker())
        {
            foreach (var row in _table.Rows.Values.ToList())
            {
                await stopped.ReceiveWebhookAsync(Final(row.Record.JobId!), Records.Ct);
            }
        }

        var inbox = new HoldsFirstCompletion(Inbox());
        await using var tracker = Tracker(inbox);
        await tracker.StartAsync(Records.Ct);
        foreach (var key in _table.Rows.Keys.ToList())
        {
            await (await tracker.FindAsync(key, Records.Ct))!.WaitAsync(cancellationToken: Records.Ct);
        }

        // The clock stands still, so nothing is found by looking again after a while.
        Assert.All(_table.Rows.Values, row => Assert.Equal(JobState.Succeeded, row.Record.State));
        Assert.True(inbox.IsHeld);
        inbox.Release();
    }

    [Fact]
    public async Task A_large_message_is_stored_without_its_result_and_makes_the_tracker_ask()
    {
        await using var inbox = Inbox();
        var notice = new WebhookNotice("acme", "j1")
        {
            IsVerified = true,
            Snapshot = new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded), Assets = [new Asset(new Uri($"https://cdn.example/{new string('a', 60_000)}")), new Asset(new Uri($"https://cdn.example/{new string('b', 60_000)}"))] },
        };
        await using var tracker = Tracker(inbox);
        await tracker.ReceiveWebhookAsync(notice, Records.Ct);
        var message = Assert.Single(await inbox.TakeAsync(10, TimeSpan.FromMinutes(1), Records.Ct));
        Assert.InRange(message.Content.Length, 1, 1000);
    }

    [Fact]
    public async Task A_message_about_no_job_of_this_tracker_is_not_kept()
    {
        await using var inbox = Inbox();
        await using var tracker = Tracker(inbox);
        await tracker.ReceiveWebhookAsync(new WebhookNotice("another", "j1"), Records.Ct);
        await tracker.ReceiveWebhookAsync(new WebhookNotice("acme", "../j1"), Records.Ct);
        Assert.Empty(await inbox.TakeAsync(10, TimeSpan.FromMinutes(1), Records.Ct));
    }

    private JobRecord Record => _table.Rows.Values.Single().Record;

    private static WebhookNotice Final(string id) => new("acme", id)
    {
        IsVerified = true,
        Snapshot = new JobSnapshot { Id = id, Status = new JobStatus("done", JobPhase.Succeeded), Assets = [new Asset(new Uri("https://cdn.example/1.mp4"))] },
    };

    private FileWebhookInbox Inbox() => new(_directory.Sub("inbox"), null, _clock);

    private JobTracker Tracker(IWebhookInbox? inbox = null) => new(
        new TrackerOptions { Journal = new MemoryJournal(_table, _clock), WebhookInbox = inbox ?? Inbox() }, [new GenerationClient(_provider, null, _clock)], _clock);

    private static async Task<WebApplication> AppAsync(JobTracker tracker)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(_ => tracker);
        builder.Services.AddSingleton<IWebhookReader>(new SignedReader());
        var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Records.Ct);
        return app;
    }

    private static async Task<HttpStatusCode> PostAsync(WebApplication app, string body, string secret = Secret)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("X-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body))));
        using var response = await http.PostAsync(new Uri(TypedWebhookEndpoints.DefaultPrefix + "/acme", UriKind.Relative), content, Records.Ct);
        return response.StatusCode;
    }

    /// <summary>A provider that signs, and whose messages contain the result.</summary>
    private sealed class SignedReader : IWebhookReader
    {
        public string Provider => "acme";

        public IWebhookVerifier Verifier { get; } = new HmacSha256Verifier("X-Signature", "sha256=", Secret);

        public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header) => new("acme", "j1")
        {
            Status = new JobStatus("done", JobPhase.Succeeded),
            Snapshot = new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded), Assets = [new Asset(new Uri("https://cdn.example/1.mp4"))] },
        };
    }

    private class Wrapper(IWebhookInbox inner) : IWebhookInbox
    {
        public ValueTask<bool> AddAsync(InboxMessage message, CancellationToken cancellationToken) => inner.AddAsync(message, cancellationToken);

        public ValueTask<IReadOnlyList<InboxMessage>> TakeAsync(int max, TimeSpan lease, CancellationToken cancellationToken) => inner.TakeAsync(max, lease, cancellationToken);

        public virtual ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken) => inner.CompleteAsync(id, isRemembered, cancellationToken);

        public ValueTask ReturnAsync(string id, TimeSpan pause, CancellationToken cancellationToken) => inner.ReturnAsync(id, pause, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    /// <summary>The process ends between the handling of a message and the record of it.</summary>
    private sealed class LosesCompletions(IWebhookInbox inner) : Wrapper(inner)
    {
        public override ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken) => throw new IOException("Ended.");
    }

    private sealed class HoldsFirstCompletion(IWebhookInbox inner) : Wrapper(inner)
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public bool IsHeld => _calls > 0 && !_released.Task.IsCompleted;

        public override async ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _calls) == 1)
            {
                await _released.Task;
            }

            await base.CompleteAsync(id, isRemembered, cancellationToken);
        }

        public void Release() => _released.TrySetResult();
    }

    private sealed class CountsCompletions(IWebhookInbox inner) : Wrapper(inner)
    {
        public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask CompleteAsync(string id, bool isRemembered, CancellationToken cancellationToken)
        {
            await base.CompleteAsync(id, isRemembered, cancellationToken);
            Completed.TrySetResult();
        }
    }
}
