using System.Diagnostics.Metrics;
using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>The points at which the crash tests end the process, and what a submission counts.</summary>
[Collection(nameof(Alone))]
public sealed class CheckpointTests : IDisposable
{
    private readonly SimClock _clock = new();

    public void Dispose() => Checkpoint.OnReached = null;

    [Fact]
    public async Task A_submission_passes_its_points_in_order()
    {
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(new MemoryJournal.Table(), _clock), new SimProvider(_clock));
        var points = new List<string>();
        Checkpoint.OnReached = points.Add;
        await tracker.SubmitAsync("a");
        Assert.Equal(["intent-durable", "answered", "id-durable"], points);
    }

    [Fact]
    public async Task Each_end_of_a_submission_is_counted_once()
    {
        var provider = new SimProvider(_clock, "counted");
        var counts = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "Typed.Tracking") { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var all = tags.ToArray();
            if (all.Any(tag => tag is { Key: "typed.provider", Value: "counted" }))
            {
                counts.Add($"{instrument.Name} {value} {string.Join(' ', all.Where(tag => tag.Key != "typed.provider").Select(tag => tag.Value))}".TrimEnd());
            }
        });
        listener.Start();
        await using var tracker = await SimTracker.StartAsync(_clock, new MemoryJournal(new MemoryJournal.Table(), _clock), provider);
        await tracker.SubmitAsync("a");
        await Assert.ThrowsAsync<DuplicateSubmissionException>(() => tracker.SubmitAsync("a"));
        provider.OnSubmit = () => Fate.Refused;
        await Assert.ThrowsAsync<InsufficientCreditsException>(() => tracker.SubmitAsync("b"));
        provider.OnSubmit = () => Fate.LostAfter;
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("c"));
        Assert.Equal(
            ["typed.jobs.submitted 1", "typed.jobs.equal_refused 1", "typed.jobs.ended 1 refused", "typed.jobs.uncertain 1", "typed.jobs.ended 1 uncertain"],
            counts);
    }
}
