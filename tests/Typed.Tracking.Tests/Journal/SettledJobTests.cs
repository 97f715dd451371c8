using System.Text;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>What a start reads of a settled job without its record: the same as with it.</summary>
public sealed class SettledJobTests
{
    private static readonly JournalPlace s_place = new(16, 100);

    [Theory]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.Refused)]
    [InlineData(JobState.NotSent)]
    [InlineData(JobState.Gone)]
    [InlineData(JobState.Expired)]
    [InlineData(JobState.Abandoned)]
    public void A_settled_job_is_read_as_its_record_says(JobState state)
    {
        var ended = Settled() with { State = state };
        AssertRead(ended);
        AssertRead(ended with { EndedAt = null });
        AssertRead(ended with { JobId = null });
        AssertRead(ended with { Request = Records.Json("""{"key":5,"state":[{"id":"x"}],"created":{}}"""), Reason = "because\n\"…\"", Tenant = "t" });
    }

    [Theory]
    [InlineData("acme", "j-ü \"quoted\"")]
    [InlineData("ächme", "j1")]
    [InlineData("acme", "")]
    public void Ids_of_any_text_are_found_by_the_same_digest(string provider, string id) => AssertRead(Settled() with { Provider = provider, JobId = id });

    [Theory]
    [InlineData(4, 900)]
    [InlineData(4, 1010)]
    [InlineData(4, 1011)]
    [InlineData(4, 5000)]
    [InlineData(300, 120)]
    [InlineData(1000, 1000)]
    public void Ids_of_any_length_are_found_by_the_same_digest(int provider, int id) =>
        AssertRead(Settled() with { Provider = new string('p', provider), JobId = new string('ü', id / 6) + new string('i', id % 6) });

    [Fact]
    public void The_digest_depends_on_provider_and_id()
    {
        var digests = new[] { ("a", "b"), ("a", "c"), ("b", "b"), ("ab", ""), ("", "ab"), (new string('a', 2000), "b"), (new string('a', 2001), "b") }
            .Select(pair => RecordDigest.OfJobId(pair.Item1, pair.Item2)).ToList();
        Assert.Equal(digests.Count, digests.Distinct().Count());
        Assert.DoesNotContain(default, digests);
        Assert.Equal(default, RecordDigest.OfKeyedIdentity(Records.Intent()));
        Assert.Equal(default, RecordDigest.OfKeyedIdentity(Records.Intent() with { RequestHash = null, IdempotencyKey = "order 1" }));
        var keyed = Records.Intent() with { IdempotencyKey = "order 1" };
        Assert.Equal(RecordDigest.OfIdentity(keyed.Identity!), RecordDigest.OfKeyedIdentity(keyed));
    }

    [Fact]
    public void A_success_is_settled_when_its_result_was_fetched()
    {
        var success = Settled() with { State = JobState.Succeeded };
        AssertNotRead(Records.Json(success));
        Assert.False(SettledJob.IsSettled(success));
        AssertRead(success with { FetchedAt = SimClock.Start });
        Assert.True(SettledJob.IsSettled(success with { FetchedAt = SimClock.Start }));
        AssertNotRead("""{"key":"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11","provider":"acme","state":"succeeded","created":"2026-11-21T08:00:00+00:00","fetched":null}""");
    }

    [Theory]
    [InlineData(JobState.Intent)]
    [InlineData(JobState.Open)]
    [InlineData(JobState.Uncertain)]
    [InlineData(JobState.Overdue)]
    public void A_job_that_needs_work_is_not_read(JobState state)
    {
        AssertNotRead(Records.Json(Settled() with { State = state }));
        Assert.False(SettledJob.IsSettled(Settled() with { State = state }));
    }

    [Fact]
    public void A_job_with_an_idempotency_key_is_read_from_its_record()
    {
        var record = Settled() with { IdempotencyKey = "order 1" };
        AssertNotRead(Records.Json(record));
        var job = SettledJob.Of(record, s_place);
        Assert.Equal(RecordDigest.OfIdentity(record.Identity!), job.HeldIdentity);
        Assert.True(job.IsRead);
        // It is known that this one was not sent: its key is free.
        Assert.Equal(default, SettledJob.Of(record with { State = JobState.NotSent }, s_place).HeldIdentity);
    }

    [Fact]
    public void What_is_unusual_is_not_read()
    {
        const string Key = "\"key\":\"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11\"", Rest = "\"provider\":\"acme\",\"state\":\"failed\"", Created = "\"created\":\"2026-11-21T08:00:00+00:00\"";
        Assert.True(Read($"{{{Key},{Rest},{Created}}}").IsRead);
        Assert.True(Read($"{{{Key},{Rest},{Created},\"id\":null,\"unknown\":{{\"id\":1}}}}").IsRead);
        string[] unusual =
        [
            "", "[]", "5", "{}", $"{{{Key},{Rest}}}", $"{{{Rest},{Created}}}", $"{{{Key},{Created},\"state\":\"failed\"}}", $"{{{Key},{Created},\"provider\":\"acme\"}}",
            // Cut off, damaged, of another kind.
            $"{{{Key},{Rest},{Created}", $"{{{Key},{Rest},{Created},", $"{{{Key},{Rest},{Created},5}}", $"{{\"key\":5,{Rest},{Created}}}", $"{{\"key\":\"x\",{Rest},{Created}}}",
            $"{{{Key},{Rest},\"created\":\"yesterday\"}}", $"{{{Key},{Rest},{Created},\"ended\":false}}", $"{{{Key},{Created},\"provider\":\"acme\",\"state\":\"from the future\"}}",
            // A name with an escape, and an id before its provider.
            $"{{{Key},{Rest},{Created},\"\\u0069d\":\"j1\"}}", $"{{{Key},\"id\":\"j1\",{Rest},{Created}}}",
        ];
        Assert.All(unusual, AssertNotRead);
    }

    [Fact]
    public void Each_job_has_its_own_provider_and_id()
    {
        string? provider = null;
        foreach (var record in new[] { Settled(), Settled() with { Provider = "other" }, Settled() with { Provider = "other", JobId = "j2" }, Settled() })
        {
            Assert.True(SettledJob.TryRead(Encoding.UTF8.GetBytes(Records.Json(record)), s_place, ref provider, out var job));
            Assert.Equal(SettledJob.Of(record, s_place), job);
            Assert.Equal(record.Provider, provider);
        }
    }

    [Fact]
    public void Of_an_unread_job_only_key_and_place_are_known()
    {
        var key = Guid.NewGuid();
        var job = SettledJob.Unread(key, s_place);
        Assert.Equal((key, s_place, false), (job.Key, job.Place, job.IsRead));
    }

    private static JobRecord Settled() => Records.Opened(Records.Intent(), "j1") with { State = JobState.Failed, EndedAt = SimClock.Start.AddHours(1) };

    private static void AssertRead(JobRecord record) => Assert.Equal(SettledJob.Of(record, s_place), Read(Records.Json(record)));

    private static SettledJob Read(string json)
    {
        string? provider = null;
        Assert.True(SettledJob.TryRead(Encoding.UTF8.GetBytes(json), s_place, ref provider, out var job), json);
        return job;
    }

    private static void AssertNotRead(string json)
    {
        string? provider = null;
        Assert.False(SettledJob.TryRead(Encoding.UTF8.GetBytes(json), s_place, ref provider, out var job), json);
        Assert.False(job.IsRead);
    }
}
