using System.Buffers.Binary;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>The one pass over a whole journal, and what it leaves to the scan.</summary>
public sealed class JournalWalkTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_that_is_not_there_or_has_no_record()
    {
        Assert.Null(JournalWalk.Over(_directory.Sub("missing")));
        var walk = Over(JournalFormat.Header())!;
        Assert.Equal((0, 16, 0), (walk.Count, (int)walk.End, walk.Newest().Count));
    }

    [Fact]
    public void Only_a_file_that_is_whole_at_each_byte_is_read()
    {
        var file = File(Settled("1"), Records.Intent("2"));
        for (var length = 0; length < file.Length; length++)
        {
            var isWhole = length == 16 || length == File(Settled("1")).Length;
            Assert.Equal(isWhole, Over(file[..length]) is not null);
        }

        for (var at = 0; at < file.Length; at++)
        {
            var damaged = file.ToArray();
            damaged[at] ^= 0x40;
            Assert.Null(Over(damaged));
        }

        Assert.Equal(2, Over(file)!.Count);
    }

    [Fact]
    public void The_newest_records_are_found_in_the_order_of_the_file()
    {
        var (first, second, third) = (Records.Intent("1"), Settled("2"), Settled("3"));
        var settled = first with { State = JobState.Failed, Version = 2 };
        var walk = Over(File(first, second, third, settled))!;
        Assert.Equal(4, walk.Count);
        Assert.Equal([second.Key, third.Key, first.Key], walk.Newest().Select(job => job.Key));
        var at = File(first).Length;
        foreach (var (job, record) in walk.Newest().Zip([second, third, settled]))
        {
            Assert.Equal(SettledJob.Of(record, new JournalPlace(at, JournalFormat.Frame(record).Length)), job);
            at += job.Place.Length;
        }

        Assert.Equal(at, walk.End);
    }

    [Theory]
    [InlineData(3, 600_000)]
    [InlineData(3, 1_400_000)]
    [InlineData(30, 70_000)]
    public void Records_of_any_length_have_their_places(int count, int length)
    {
        var records = Enumerable.Range(0, count).SelectMany(i => new[] { Settled(Records.Text(i)) with { Label = new string('a', length + i) }, Records.Intent($"small {i}") }).ToList();
        var walk = Over(File([.. records]))!;
        Assert.Equal(records.Select(record => record.Key), walk.Newest().Select(job => job.Key));
        long at = 16;
        foreach (var (job, record) in walk.Newest().Zip(records))
        {
            Assert.Equal((new JournalPlace(at, JournalFormat.Frame(record).Length), record.State == JobState.Failed), (job.Place, job.IsRead));
            at += job.Place.Length;
        }

        Assert.Equal(at, walk.End);
    }

    [Theory]
    [InlineData("""{"key":"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11","provider":"acme","model":"m","state":"open","created":"2026-11-21T08:00:00+00:00"}""", true)]
    [InlineData("""{"provider":"acme","key":"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11","model":"m","state":"open","created":"2026-11-21T08:00:00+00:00"}""", true)]
    [InlineData("""{ "key": "6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11", "provider":"acme","model":"m","state":"open","created":"2026-11-21T08:00:00+00:00"}""", true)]
    [InlineData("{}", false)]
    [InlineData("""{"key":5}""", false)]
    [InlineData("""{"key":"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1dxx"}""", false)]
    [InlineData("""{"key":"6e0d7a4e3f0e4b589a0c0e8a4b3b1d11","provider":"acme"}""", false)]
    [InlineData("""{"yek":"6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11"}""", false)]
    public void A_record_is_known_by_its_key_wherever_it_is(string json, bool isKnown)
    {
        var frame = JournalFormat.Frame(System.Text.Encoding.UTF8.GetBytes(json));
        var walk = Over([.. JournalFormat.Header(), .. frame]);
        Assert.Equal(isKnown, walk is not null);
        if (walk is not null)
        {
            Assert.Equal(SettledJob.Unread(Guid.Parse("6e0d7a4e-3f0e-4b58-9a0c-0e8a4b3b1d11"), new JournalPlace(16, frame.Length)), Assert.Single(walk.Newest()));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-8)]
    [InlineData(-9)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void A_length_that_no_record_has_ends_the_pass(int length)
    {
        var frame = JournalFormat.Frame("{}"u8);
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        Assert.Null(Over([.. JournalFormat.Header(), .. frame]));
    }

    private static JobRecord Settled(string hash) => Records.Opened(Records.Intent(hash), hash) with { State = JobState.Failed, EndedAt = SimClock.Start };

    private static byte[] File(params JobRecord[] records) => [.. JournalFormat.Header(), .. records.SelectMany(record => JournalFormat.Frame(record))];

    private JournalWalk? Over(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(_directory.Sub("jobs.journal"), bytes);
        return JournalWalk.Over(_directory.Sub("jobs.journal"));
    }
}
