namespace Typed.Tracking.Journal;

/// <summary>Selects the settled jobs that a compaction leaves out.</summary>
internal static class JournalRetention
{
    public static List<Guid> Outdated(IEnumerable<(Guid Key, DateTimeOffset CreatedAt, DateTimeOffset SettledAt)> jobs, FileJobJournalOptions options, DateTimeOffset now) =>
    [
        .. jobs
            .OrderByDescending(job => job.SettledAt)
            .Where((job, rank) => (rank >= options.KeepSettledAtMost && !IsCounted(job.CreatedAt, options, now)) || now - job.SettledAt > options.KeepSettledFor)
            .Select(job => job.Key),
    ];

    // What the jobs of this day cost is added up again at the next start.
    private static bool IsCounted(DateTimeOffset createdAt, FileJobJournalOptions options, DateTimeOffset now) =>
        options.SpendCaps.Count > 0 && createdAt.UtcDateTime.Date >= now.UtcDateTime.Date;
}
