namespace Typed.Tracking.Journal;

/// <summary>Selects the settled jobs that a compaction leaves out.</summary>
internal static class JournalRetention
{
    public static List<JobRecord> Outdated(IEnumerable<JobRecord> records, FileJobJournalOptions options, DateTimeOffset now) =>
    [
        .. records
            .Where(record => record.State.IsFinal())
            .OrderByDescending(When)
            .Where((record, rank) => rank >= options.KeepSettledAtMost || now - When(record) > options.KeepSettledFor),
    ];

    private static DateTimeOffset When(JobRecord record) => record.EndedAt ?? record.CreatedAt;
}
