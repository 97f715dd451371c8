using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>Settled jobs of which the index holds only their place in the file, and what an index forgets of a job that changes or is removed.</summary>
public sealed class SettledIndexTests
{
    private static readonly JournalPlace s_place = new(16, 100);
    private readonly Dictionary<JournalPlace, JobRecord> _file = [];
    private readonly JournalIndex _index;

    public SettledIndexTests() => _index = new JournalIndex(new SimClock()) { Load = place => _file[place] };

    [Fact]
    public void A_job_in_the_file_is_found_by_its_key_id_and_idempotency_key()
    {
        var record = Settled("1", "j1") with { IdempotencyKey = "order 1" };
        PutStored(record, s_place);
        Assert.Equal((1, 0), (_index.Count, _index.Unsettled));
        Assert.Equal([(record.Key, SimClock.Start, SimClock.Start.AddHours(1))], _index.Settled);
        Assert.Equal([new JournalItem(record.Key, null, s_place)], _index.Items());
        Assert.Same(record, _index.Find(record.Key));
        Assert.Same(record, _index.FindByJobId("acme", "j1"));
        Assert.Same(record, _index.FindEqual(Records.Intent("1") with { IdempotencyKey = "order 1" }));
        Assert.Null(_index.FindEqual(Records.Intent("1")));
        Assert.Empty(_index.Claim("A", TimeSpan.FromMinutes(1), ["acme"], 9));
        Assert.Equal([record.Key], _index.Candidates(new JobQuery { CreatedFrom = SimClock.Start }));
        Assert.Empty(_index.Candidates(new JobQuery { CreatedBefore = SimClock.Start }));
        Assert.Empty(_index.Candidates(JobQuery.Unsettled));

        _index.Remove(record.Key);
        Assert.Equal(0, _index.Count);
        Assert.Null(_index.Find(record.Key));
        Assert.Null(_index.FindByJobId("acme", "j1"));
        Assert.Null(_index.FindEqual(record));
        _index.Remove(record.Key);
    }

    [Fact]
    public void Without_a_file_there_is_nothing_to_read()
    {
        var (index, record) = (new JournalIndex(new SimClock()), Settled("1", "j1"));
        index.Put(SettledJob.Of(record, s_place));
        Assert.Equal("There is no file.", Assert.Throws<InvalidOperationException>(() => index.Find(record.Key)).Message);
    }

    [Fact]
    public void Of_two_jobs_with_one_idempotency_key_the_first_in_the_file_holds_it()
    {
        var (first, second) = (Settled("1", "j1") with { IdempotencyKey = "order 1" }, Settled("1", "j2") with { IdempotencyKey = "order 1" });
        PutStored(first, s_place);
        PutStored(second, new JournalPlace(200, 100));
        Assert.Same(first, _index.FindEqual(second));
    }

    [Fact]
    public void A_key_whose_job_was_removed_is_held_by_the_next_one()
    {
        foreach (var isStored in new[] { true, false })
        {
            var first = Settled("1", "j1") with { IdempotencyKey = "order 1" };
            if (isStored)
            {
                PutStored(first, s_place);
            }
            else
            {
                _index.Put(first);
            }

            _index.Remove(first.Key);
            var second = Settled("1", "j2") with { IdempotencyKey = "order 1" };
            _index.Put(second);
            Assert.Same(second, _index.FindEqual(first));
            _index.Remove(second.Key);
        }
    }

    [Fact]
    public void A_removed_job_is_no_equal_one_to_another_that_is_not_settled()
    {
        var (first, second) = (Records.Intent(), Records.Intent());
        _index.Put(first);
        _index.Put(second);
        _index.Remove(first.Key);
        Assert.Same(second, _index.FindEqual(Records.Intent()));
    }

    [Fact]
    public void A_job_whose_identity_changes_leaves_the_old_one()
    {
        var record = Records.Intent("1") with { IdempotencyKey = "order 1" };
        _index.Put(record);
        Change();
        var settled = Settled("3", "j3") with { IdempotencyKey = "order 1" };
        PutStored(settled, s_place);
        record = settled with { State = JobState.Open };
        Change();

        void Change()
        {
            _index.Put(record with { IdempotencyKey = "order 2" });
            Assert.Null(_index.FindEqual(record));
            Assert.Equal(record.Key, _index.FindEqual(record with { IdempotencyKey = "order 2" })!.Key);
            Assert.Null(_index.FindUnsettled(record.Identity));
        }
    }

    [Fact]
    public void After_a_compaction_settled_jobs_that_did_not_change_leave_the_memory()
    {
        var (settled, open, unfetched, changed, removed, stored) = (
            Settled("1", "j1") with { IdempotencyKey = "order 1" },
            Records.Opened(Records.Intent("2"), "j2"),
            Records.Intent("3") with { State = JobState.Succeeded, JobId = "j3" },
            Settled("4", "j4"),
            Settled("5", "j5"),
            Settled("6", "j6"));
        foreach (var record in new[] { settled, open, unfetched, changed, removed })
        {
            _index.Put(record);
        }

        PutStored(stored, s_place);
        var items = _index.Items();
        Assert.Equal(
            [settled, open, unfetched, changed, removed, null],
            new[] { settled, open, unfetched, changed, removed, stored }.Select(record => items.Single(item => item.Key == record.Key).Record));
        var places = items.Select((_, i) => new JournalPlace(1000 * (i + 1), 10)).ToList();
        // The file is written while jobs change.
        var newer = changed with { Version = 2 };
        _index.Put(newer);
        _index.Remove(removed.Key);
        foreach (var (item, place) in items.Zip(places))
        {
            _file[place] = item.Record ?? stored;
        }

        _index.Place(items, places);
        JournalItem Item(JobRecord record) => _index.Items().Single(item => item.Key == record.Key);
        Assert.Equal(5, _index.Count);
        Assert.Equal(new JournalItem(settled.Key, null, places[items.FindIndex(item => item.Key == settled.Key)]), Item(settled));
        Assert.Equal(new JournalItem(stored.Key, null, places[items.FindIndex(item => item.Key == stored.Key)]), Item(stored));
        Assert.Equal(new JournalItem(open.Key, open, default), Item(open));
        Assert.Equal(new JournalItem(unfetched.Key, unfetched, default), Item(unfetched));
        Assert.Equal(new JournalItem(newer.Key, newer, default), Item(newer));
        Assert.Same(settled, _index.FindByJobId("acme", "j1"));
        Assert.Same(settled, _index.FindEqual(settled));
        Assert.Equal((SimClock.Start, SimClock.Start.AddHours(1)), _index.Settled.Where(job => job.Key == settled.Key).Select(job => (job.CreatedAt, job.SettledAt)).Single());
    }

    private static JobRecord Settled(string hash, string id) => Records.Opened(Records.Intent(hash), id) with { State = JobState.Failed, EndedAt = SimClock.Start.AddHours(1) };

    private void PutStored(JobRecord record, JournalPlace place)
    {
        _file[place] = record;
        _index.Put(SettledJob.Of(record, place));
    }
}
