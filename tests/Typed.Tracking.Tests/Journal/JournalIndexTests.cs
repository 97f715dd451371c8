using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>Leases, equal requests, retention and totals of the embedded journal, at their limits and without a file.</summary>
public sealed class JournalIndexTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private readonly SimClock _clock = new();

    [Fact]
    public void A_lease_lasts_to_its_last_moment_and_no_longer()
    {
        var (index, record) = (new JournalIndex(_clock), Records.Intent());
        index.Put(record);
        Assert.False(index.IsHeldByOther(record.Key, "B"));
        index.Lease(record.Key, "A", s_lease);
        Assert.True(index.IsHeldByOther(record.Key, "B"));
        Assert.False(index.IsHeldByOther(record.Key, "A"));
        Assert.False(index.IsHeldByOther(Guid.NewGuid(), "B"));
        _clock.Advance(s_lease - TimeSpan.FromTicks(1));
        Assert.True(index.IsHeldByOther(record.Key, "B"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(index.IsHeldByOther(record.Key, "B"));
    }

    [Fact]
    public void A_shorter_renewal_shortens_no_lease_and_a_longer_one_extends_all()
    {
        var index = new JournalIndex(_clock);
        var (one, other) = (Records.Intent("1"), Records.Intent("2"));
        index.Put(one);
        index.Put(other);
        index.Lease(one.Key, "A", s_lease);
        index.Lease(other.Key, "A", s_lease / 2);
        _clock.Advance(s_lease - TimeSpan.FromTicks(1));
        Assert.True(index.IsHeldByOther(one.Key, "B") && index.IsHeldByOther(other.Key, "B"));
        index.Renew("A", s_lease);
        _clock.Advance(s_lease - TimeSpan.FromTicks(1));
        Assert.True(index.IsHeldByOther(one.Key, "B") && index.IsHeldByOther(other.Key, "B"));
    }

    [Fact]
    public void Only_the_owner_releases_a_job()
    {
        var index = new JournalIndex(_clock);
        var (one, other) = (Records.Intent("1"), Records.Intent("2"));
        foreach (var record in new[] { one, other })
        {
            index.Put(record);
            index.Lease(record.Key, "A", s_lease);
        }

        index.Release("B", [one.Key]);
        index.Release("B", null);
        Assert.True(index.IsHeldByOther(one.Key, "B"));
        index.Release("A", [one.Key]);
        Assert.False(index.IsHeldByOther(one.Key, "B"));
        Assert.True(index.IsHeldByOther(other.Key, "B"));
        index.Release("A", null);
        Assert.False(index.IsHeldByOther(other.Key, "B"));
    }

    [Fact]
    public void A_claim_takes_as_many_free_jobs_of_the_providers_as_it_may()
    {
        var index = new JournalIndex(_clock);
        for (var i = 0; i < 4; i++)
        {
            index.Put(Records.Intent(Records.Text(i), provider: i == 3 ? "other" : "acme"));
        }

        Assert.Equal(2, index.Claim("A", s_lease, ["acme"], 2).Count);
        Assert.Equal("acme", Assert.Single(index.Claim("B", s_lease, ["acme"], 9)).Provider);
        Assert.Empty(index.Claim("B", s_lease, ["acme"], 9));
        Assert.Empty(index.Claim("B", s_lease, [], 9));
        Assert.Equal("other", Assert.Single(index.Claim("B", s_lease, ["acme", "other"], 9)).Provider);
        _clock.Advance(s_lease);
        Assert.Equal(2, index.Claim("B", s_lease, ["acme"], 9).Count);
    }

    [Fact]
    public void A_job_that_ended_or_was_removed_is_not_claimed()
    {
        var index = new JournalIndex(_clock);
        var (ended, removed, fetched, open) = (Records.Intent("1"), Records.Intent("2"), Records.Intent("3"), Records.Intent("4"));
        foreach (var record in new[] { ended, removed, fetched, open })
        {
            index.Put(record);
        }

        Assert.Equal((4, 4), (index.Count, index.Unsettled));
        index.Put(ended with { State = JobState.Failed });
        index.Remove(removed.Key);
        index.Put(fetched with { State = JobState.Succeeded });
        Assert.Equal((3, 1), (index.Count, index.Unsettled));
        Assert.Equal([fetched.Key, open.Key], index.Claim("A", s_lease, ["acme"], 9).Select(record => record.Key).OrderBy(key => key == open.Key));
        index.Put(fetched with { State = JobState.Succeeded, FetchedAt = SimClock.Start });
        _clock.Advance(s_lease);
        Assert.Equal(open.Key, Assert.Single(index.Claim("B", s_lease, ["acme"], 9)).Key);
        Assert.Equal([ended.Key, fetched.Key], index.Settled.Select(job => job.Key).OrderBy(key => key == fetched.Key));
        Assert.All(index.Settled, job => Assert.Equal((SimClock.Start, SimClock.Start), (job.CreatedAt, job.SettledAt)));
        index.Put(ended with { State = JobState.Failed, EndedAt = SimClock.Start.AddHours(1) });
        Assert.Equal(SimClock.Start.AddHours(1), index.Settled.Single(job => job.Key == ended.Key).SettledAt);
    }

    [Fact]
    public void The_oldest_of_equal_unsettled_requests_is_the_equal_one()
    {
        var index = new JournalIndex(_clock);
        var (first, second) = (Records.Intent(), Records.Intent());
        index.Put(first);
        index.Put(second);
        index.Put(first with { Version = 2 });
        Assert.Equal(first.Key, index.FindEqual(Records.Intent())!.Key);
        index.Put(first with { State = JobState.Failed });
        Assert.Equal(second.Key, index.FindEqual(Records.Intent())!.Key);
        index.Remove(second.Key);
        Assert.Null(index.FindEqual(Records.Intent()));
        Assert.Equal((1, 0), (index.Count, index.Unsettled));
    }

    [Fact]
    public void An_idempotency_key_is_held_by_a_job_until_it_is_known_that_it_costs_nothing()
    {
        foreach (var state in Enum.GetValues<JobState>().Where(state => state != JobState.Unknown))
        {
            var index = new JournalIndex(_clock);
            var record = Records.Intent() with { IdempotencyKey = "order 1" };
            index.Put(record);
            index.Put(record with { State = state });
            var isFree = state is JobState.NotSent or JobState.Refused or JobState.Abandoned;
            Assert.True(isFree == index.FindEqual(Records.Intent() with { IdempotencyKey = "order 1" }) is null, state.ToString());
            Assert.Null(index.FindEqual(Records.Intent() with { IdempotencyKey = "order 2" }));
            index.Remove(record.Key);
            Assert.Null(index.FindEqual(Records.Intent() with { IdempotencyKey = "order 1" }));
        }
    }

    [Fact]
    public void An_id_belongs_to_a_provider()
    {
        var index = new JournalIndex(_clock);
        var record = Records.Opened(Records.Intent(), "j1");
        index.Put(record);
        Assert.Equal(record.Key, index.FindByJobId("acme", "j1")!.Key);
        Assert.Null(index.FindByJobId("other", "j1"));
        Assert.Null(index.FindByJobId("acme", "j2"));
        index.Put(record with { JobId = "j2" });
        Assert.Null(index.FindByJobId("acme", "j1"));
        Assert.Equal(record.Key, index.FindByJobId("acme", "j2")!.Key);
        index.Remove(record.Key);
        Assert.Null(index.FindByJobId("acme", "j2"));
        Assert.Null(index.Find(record.Key));
    }

    [Fact]
    public void Candidates_are_those_of_the_period_the_oldest_first()
    {
        var index = new JournalIndex(_clock);
        for (var i = 5; i > 0; i--)
        {
            index.Put(Records.Intent(Records.Text(i), at: SimClock.Start.AddMinutes(i)) with { State = i == 3 ? JobState.Failed : JobState.Open });
        }

        string[] Hashes(JobQuery query) => [.. index.Candidates(query).Select(key => index.Find(key)!.RequestHash!)];
        Assert.Equal(["1", "2", "3", "4", "5"], Hashes(new JobQuery()));
        Assert.Equal(["2", "3"], Hashes(new JobQuery { CreatedFrom = SimClock.Start.AddMinutes(2), CreatedBefore = SimClock.Start.AddMinutes(4) }));
        Assert.Equal(["1", "2", "4", "5"], Hashes(JobQuery.Unsettled));
        Assert.Equal(["2", "4"], Hashes(JobQuery.Unsettled with { CreatedFrom = SimClock.Start.AddMinutes(2), CreatedBefore = SimClock.Start.AddMinutes(5) }));
        Assert.Equal(5, Hashes(new JobQuery { States = [JobState.Open, JobState.Failed] }).Length);
    }

    [Fact]
    public void Settled_jobs_are_kept_for_their_time_and_up_to_their_number()
    {
        var options = new FileJobJournalOptions { KeepSettledFor = TimeSpan.FromHours(10), KeepSettledAtMost = 3 };
        var keys = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToList();
        List<int> Outdated(FileJobJournalOptions chosen, params int[] hours) =>
            [.. JournalRetention.Outdated(hours.Select((hour, i) => (keys[i], SimClock.Start.AddDays(-3), SimClock.Start.AddHours(-hour))), chosen, SimClock.Start).Select(key => keys.IndexOf(key)).Order()];
        Assert.Empty(Outdated(options, 1, 2, 10));
        Assert.Equal([2], Outdated(options, 1, 2, 11));
        // The newest three stay, whatever their order.
        Assert.Equal([0, 3], Outdated(options, 4, 1, 2, 5, 3));
        Assert.Equal([0, 1, 2, 3, 4], Outdated(options with { KeepSettledAtMost = 0 }, 4, 1, 2, 5, 3));
        Assert.Equal(2, JournalRetention.Outdated(keys.Take(3).Select(key => (key, SimClock.Start, SimClock.Start)), options with { KeepSettledAtMost = 1 }, SimClock.Start).Count);
        // A cap counts the jobs of the day.
        Assert.Equal([0, 3], Outdated(options with { SpendCaps = [new SpendCap(5)] }, 4, 1, 2, 5, 3));
        var today = new[] { (keys[0], SimClock.Start.Date, 1), (keys[1], SimClock.Start.Date.AddTicks(-1), 2) };
        Assert.Equal(
            [keys[1]],
            JournalRetention.Outdated(
                today.Select(job => (job.Item1, new DateTimeOffset(job.Item2, TimeSpan.Zero), SimClock.Start.AddHours(-job.Item3))), options with { KeepSettledAtMost = 0, SpendCaps = [new SpendCap(5)] }, SimClock.Start));
    }

    [Theory]
    [InlineData(JobState.Unknown, true, false, true)]
    [InlineData(JobState.Intent, true, true, true)]
    [InlineData(JobState.Open, true, true, true)]
    [InlineData(JobState.Uncertain, true, true, true)]
    [InlineData(JobState.Overdue, true, false, true)]
    [InlineData(JobState.NotSent, false, false, false)]
    [InlineData(JobState.Refused, false, false, false)]
    [InlineData(JobState.Succeeded, false, true, true)]
    [InlineData(JobState.Failed, false, false, true)]
    [InlineData(JobState.Gone, false, false, true)]
    [InlineData(JobState.Expired, false, false, true)]
    [InlineData(JobState.Abandoned, false, false, true)]
    public void Each_state_is_settled_or_not_needs_work_or_not_and_costs_or_not(JobState state, bool isUnsettled, bool needsWork, bool costs)
    {
        var record = Records.Intent() with { State = state, Price = 8 };
        Assert.Equal((isUnsettled, !isUnsettled, needsWork), (state.IsUnsettled(), state.IsFinal(), JobQuery.NeedsWork(record)));
        Assert.Equal(costs ? 8 : 0, record.Spend);
        Assert.Equal(costs ? 5 : 0, (record with { CreditsUsed = 6, CreditsRefunded = 1 }).Spend);
        Assert.Equal(state == JobState.Unknown ? "" : record.StateText, record.StateText);
        Assert.Equal(state, (record with { StateText = record.StateText }).State);
        Assert.Equal(isUnsettled, JobQuery.Unsettled.Matches(record));
    }

    [Fact]
    public void A_fetched_result_needs_no_work() =>
        Assert.False(JobQuery.NeedsWork(Records.Intent() with { State = JobState.Succeeded, FetchedAt = SimClock.Start }));

    [Fact]
    public void A_cap_is_reached_to_the_last_credit()
    {
        var ledger = new FileSpendLedger([new SpendCap(10) { Tag = "a" }, new SpendCap(30)]);
        JobRecord Priced(decimal? price, params string[] tags) => Records.Intent() with { Price = price, Tags = tags };
        ledger.Change(null, Priced(8, "a"));
        ledger.ThrowIfExceeded(Priced(2, "a"));
        var error = Assert.Throws<SpendCapExceededException>(() => ledger.ThrowIfExceeded(Priced(2.01m, "a")));
        Assert.Equal("The request costs 2.01 credits, more than is left today of the 10 credits for the tag 'a'. Nothing was sent.", error.Message);
        Assert.Equal((2.01m, "a", "acme"), (error.Price, error.Cap.Tag, error.Provider));
        ledger.ThrowIfExceeded(Priced(22));
        Assert.Equal(
            "The request costs 22.5 credits, more than is left today of the 30 credits for all jobs. Nothing was sent.",
            Assert.Throws<SpendCapExceededException>(() => ledger.ThrowIfExceeded(Priced(22.5m))).Message);
        Assert.Equal(
            "The price of the request is unknown, and all jobs have a spend cap. Nothing was sent.",
            Assert.Throws<SpendCapExceededException>(() => ledger.ThrowIfExceeded(Priced(null))).Message);
        // A tag is compared letter by letter, and a change of a job counts once.
        ledger.ThrowIfExceeded(Priced(9, "A"));
        ledger.Change(Priced(8, "a"), Priced(8, "a") with { State = JobState.Succeeded, CreditsUsed = 3 });
        ledger.ThrowIfExceeded(Priced(7, "a"));
        Assert.Throws<SpendCapExceededException>(() => ledger.ThrowIfExceeded(Priced(7.01m, "a")));
    }

    [Fact]
    public void A_cap_counts_today_and_yesterday_and_no_earlier_day()
    {
        Assert.False(new FileSpendLedger([]).IsUsed);
        var ledger = new FileSpendLedger([new SpendCap(10)]);
        Assert.True(ledger.IsUsed);
        JobRecord Priced(int day, decimal price) => Records.Intent(at: SimClock.Start.AddDays(day)) with { Price = price };
        void Refused(int day) => Assert.Throws<SpendCapExceededException>(() => ledger.ThrowIfExceeded(Priced(day, 3)));
        ledger.Change(null, Priced(0, 4));
        ledger.Change(null, Priced(1, 8));
        // A job of yesterday can still change, and its day still counts.
        ledger.Change(null, Priced(0, 4));
        Refused(0);
        Refused(1);
        ledger.Change(null, Priced(2, 8));
        Refused(1);
        Refused(2);
        // Of the day before yesterday nothing is kept, and nothing is counted any more.
        ledger.ThrowIfExceeded(Priced(0, 3));
        ledger.Change(null, Priced(0, 8));
        ledger.ThrowIfExceeded(Priced(0, 3));
    }
}
