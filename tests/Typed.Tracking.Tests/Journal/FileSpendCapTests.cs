using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>Credits of a day are limited in a file journal, too.</summary>
public sealed class FileSpendCapTests : SpendCapContract
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Jobs_of_the_day_count_after_a_restart_although_the_journal_keeps_few()
    {
        await using (var before = await OpenAsync(new SpendCap(20)))
        {
            for (var i = 0; i < 5; i++)
            {
                var intent = Records.Intent($"settled {i}", at: Clock.GetUtcNow()) with { Price = 3 };
                Assert.Null(await before.AddAsync(intent, "A", TimeSpan.FromMinutes(1), false, Records.Ct));
                await before.UpdateAsync(intent with { State = JobState.Succeeded, EndedAt = Clock.GetUtcNow() }, "A", Records.Ct);
            }
        }

        await using var journal = await OpenAsync(new SpendCap(20));
        Assert.False(await TryAsync(journal, 6));
        Assert.True(await TryAsync(journal, 5));
    }

    protected override IJobJournal Make(IReadOnlyList<SpendCap> caps) =>
        new FileJobJournal(_directory.Path, new FileJobJournalOptions { SpendCaps = caps, KeepSettledAtMost = 1, CompactAboveBytes = 500 }, Clock);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _directory.Dispose();
    }
}
