using Typed.Tracking;

namespace Typed.TrackingTests.Tracker;

/// <summary>Prompts do not stay in the journal without end.</summary>
public sealed class ParameterRetentionTests
{
    private readonly SimClock _clock = new();
    private readonly MemoryJournal.Table _table = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_parameters_of_an_uncertain_submission_leave_the_journal_in_time(bool isLimited)
    {
        var provider = new SimProvider(_clock) { OnSubmit = () => Fate.LostAfter };
        await using var tracker = await SimTracker.StartAsync(
            _clock, new MemoryJournal(_table, _clock), provider, options => options.KeepParametersFor = isLimited ? TimeSpan.FromHours(1) : null);
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => tracker.SubmitAsync("a"));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(Record.Request);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((JobState.Uncertain, isLimited), (Record.State, Record.Request is null));
    }

    private JobRecord Record => _table.Rows.Values.Single().Record;
}
