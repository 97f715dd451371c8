using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests.Journal;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>Credits of a day are limited over all processes that share the journal.</summary>
public sealed class SpendCapTests : SpendCapContract
{
    private readonly string _partition = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Two_processes_together_do_not_exceed_the_cap_of_a_tag()
    {
        await using var one = await OpenAsync(new SpendCap(100) { Tag = "a" });
        await using var other = await OpenAsync(new SpendCap(100) { Tag = "a" });
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => TryAsync(i % 2 == 0 ? one : other, 8, "a"))));
        Assert.Equal(12, results.Count(accepted => accepted));
        // Another tag, or none, has no cap.
        Assert.True(await TryAsync(one, 500, "b"));
        Assert.True(await TryAsync(one, 500));
    }

    protected override IJobJournal Make(IReadOnlyList<SpendCap> caps) => SharedPostgres.Journal(_partition, Clock, options => options with { SpendCaps = caps });
}
