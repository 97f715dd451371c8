using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>A message may name one generation of a job that has several.</summary>
public sealed class PartNoticeTests
{
    private readonly SimClock _clock = new();
    private readonly PartProvider _provider;

    public PartNoticeTests() => _provider = new PartProvider(_clock);

    [Theory]
    [InlineData("j1-part2", 1)]
    [InlineData("j2-part2", 0)]
    public async Task A_message_about_a_part_that_comes_before_the_answer_is_not_forgotten(string id, int expected)
    {
        await using var tracker = await StartAsync();
        var early = 0;
        _provider.OnSubmit = () =>
        {
            _ = tracker.HandleWebhookAsync(new WebhookNotice("acme", id), Records.Ct);
            early = _provider.StatusChecks;
            return Fate.Answer;
        };
        await tracker.SubmitAsync("a");
        Assert.Equal(expected, _provider.StatusChecks - early);
    }

    private Task<JobTracker> StartAsync() => SimTracker.StartAsync(_clock, new MemoryJournal(new MemoryJournal.Table(), _clock), _provider);

    private sealed class PartProvider(SimClock clock) : SimProvider(clock), IJobPartSource
    {
        public IReadOnlyList<string> PartsOf(string jobId) => [$"{jobId}-part1", $"{jobId}-part2"];
    }
}
