using System.Diagnostics.Metrics;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests.Journal;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The points of a message at which the crash tests end the process, and what is counted.</summary>
[Collection(nameof(Alone))]
public sealed class WebhookPointsTests : IDisposable
{
    private readonly SimClock _clock = new();
    private readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        Checkpoint.OnReached = null;
        _directory.Dispose();
    }

    [Fact]
    public async Task A_message_is_on_the_disk_before_it_is_handled()
    {
        var points = new List<string>();
        await using (var inbox = new FileWebhookInbox(_directory.Path, null, _clock))
        {
            await using var tracker = await StartAsync("acme", inbox);
            var job = await tracker.SubmitAsync("a");
            Checkpoint.OnReached = point =>
            {
                lock (points)
                {
                    points.Add(point);
                }
            };
            await tracker.ReceiveWebhookAsync(Done("acme"), Records.Ct);
            await job.WaitAsync(cancellationToken: Records.Ct);
            Assert.Equal(JobState.Succeeded, job.State);
        }

        lock (points)
        {
            var (durable, handled) = (points.IndexOf("webhook-durable"), points.IndexOf("webhook-handled"));
            Assert.InRange(points.IndexOf("flushed"), 0, durable);
            Assert.InRange(handled, 0, points.LastIndexOf("flushed"));
        }
    }

    [Fact]
    public async Task Each_message_is_counted_with_its_outcome()
    {
        var counts = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "Typed.Tracking") { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var all = tags.ToArray();
            if (instrument.Name.Contains("webhook", StringComparison.Ordinal) && all.Any(tag => tag is { Key: "typed.provider", Value: "heard" }))
            {
                counts.Add($"{value} {string.Join(' ', all.Where(tag => tag.Key != "typed.provider").Select(tag => tag.Value))}");
            }
        });
        listener.Start();
        await using var tracker = await StartAsync("heard", null);
        await tracker.SubmitAsync("a");
        await tracker.HandleWebhookAsync(Done("heard") with { IsVerified = false, DeliveryId = "d0" }, Records.Ct);
        await tracker.HandleWebhookAsync(Done("heard"), Records.Ct);
        await tracker.HandleWebhookAsync(Done("heard"), Records.Ct);
        Assert.Equal(["1 Polled", "1 Accepted", "1 Repeated"], counts);
    }

    private static WebhookNotice Done(string provider) => new(provider, "j1")
    {
        Status = new JobStatus("done", JobPhase.Succeeded),
        DeliveryId = "d1",
        IsVerified = true,
        Snapshot = new JobSnapshot { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) },
    };

    private Task<JobTracker> StartAsync(string provider, FileWebhookInbox? inbox) => SimTracker.StartAsync(
        _clock,
        new MemoryJournal(new MemoryJournal.Table(), _clock),
        new SimProvider(_clock, provider) { JobTime = () => TimeSpan.FromHours(1) },
        options => options.WebhookInbox = inbox);
}
