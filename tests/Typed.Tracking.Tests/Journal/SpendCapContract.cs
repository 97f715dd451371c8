using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>Credits of a day are limited. A journal with spend caps derives a class that says how to open one.</summary>
public abstract class SpendCapContract : IDisposable
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private int _count;

    internal SimClock Clock { get; } = new();

    /// <summary>A journal on the same store as before.</summary>
    protected abstract IJobJournal Make(IReadOnlyList<SpendCap> caps);

    [Fact]
    public async Task Concurrent_requests_do_not_exceed_the_cap_of_a_tag()
    {
        await using var journal = await OpenAsync(new SpendCap(100) { Tag = "a" });
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => TryAsync(journal, 8, "a"))));
        Assert.Equal(12, results.Count(accepted => accepted));
        // Another tag, or none, has no cap.
        Assert.True(await TryAsync(journal, 500, "b"));
        Assert.True(await TryAsync(journal, 500));
    }

    [Fact]
    public async Task What_was_not_charged_is_free_again_and_a_new_day_begins_at_zero()
    {
        await using var journal = await OpenAsync(new SpendCap(20));
        var intent = Intent(20);
        Assert.Null(await journal.AddAsync(intent, "A", s_lease, false, Records.Ct));
        var error = await Assert.ThrowsAsync<SpendCapExceededException>(async () => await journal.AddAsync(Intent(1), "A", s_lease, false, Records.Ct));
        Assert.Equal(20, error.Cap.CreditsPerDay);
        await journal.UpdateAsync(intent with { State = JobState.NotSent }, "A", Records.Ct);
        var second = Intent(15);
        Assert.Null(await journal.AddAsync(second, "A", s_lease, false, Records.Ct));
        Assert.False(await TryAsync(journal, 6));
        // The provider charged less than the price.
        await journal.UpdateAsync(second with { State = JobState.Succeeded, CreditsUsed = 14 }, "A", Records.Ct);
        Assert.True(await TryAsync(journal, 6));
        Assert.False(await TryAsync(journal, 0.1m));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await TryAsync(journal, 20));
    }

    [Fact]
    public async Task A_cap_counts_what_was_submitted_before_it_was_set()
    {
        await using (var before = await OpenAsync())
        {
            Assert.True(await TryAsync(before, 15, "a"));
        }

        await using var journal = await OpenAsync(new SpendCap(20) { Tag = "a" });
        Assert.False(await TryAsync(journal, 6, "a"));
        Assert.True(await TryAsync(journal, 5, "a"));
    }

    [Fact]
    public async Task A_request_without_a_price_is_refused_unless_the_cap_allows_it_and_an_equal_one_costs_nothing()
    {
        await using var journal = await OpenAsync(new SpendCap(20) { Tag = "strict" }, new SpendCap(20) { Tag = "lax", AllowUnknownPrice = true });
        Assert.False(await TryAsync(journal, null, "strict"));
        Assert.True(await TryAsync(journal, null, "lax"));
        var intent = Intent(20, "strict");
        Assert.Null(await journal.AddAsync(intent, "A", s_lease, false, Records.Ct));
        // Nothing is left of the cap, but an equal request costs nothing.
        Assert.Equal(intent.Key, (await journal.AddAsync(intent with { Key = Guid.NewGuid() }, "A", s_lease, false, Records.Ct))!.Key);
        Assert.Single(await journal.ListAsync(new JobQuery { Tag = "strict" }, Records.Ct).ToListAsync());
    }

    protected async Task<bool> TryAsync(IJobJournal journal, decimal? price, params string[] tags)
    {
        try
        {
            return await journal.AddAsync(Intent(price, tags), "A", s_lease, false, Records.Ct) is null;
        }
        catch (SpendCapExceededException)
        {
            return false;
        }
    }

    private JobRecord Intent(decimal? price, params string[] tags) =>
        Records.Intent(Records.Text(Interlocked.Increment(ref _count)), at: Clock.GetUtcNow()) with { Price = price, Tags = tags };

    protected async Task<IJobJournal> OpenAsync(params SpendCap[] caps)
    {
        var journal = Make(caps);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
