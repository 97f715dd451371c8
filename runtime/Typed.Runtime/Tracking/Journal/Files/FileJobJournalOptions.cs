namespace Typed.Tracking;

/// <summary>Options that limit the size of a <see cref="FileJobJournal"/>.</summary>
public sealed record FileJobJournalOptions
{
    /// <summary>How long settled jobs are kept. Default 30 days. Unsettled jobs are kept indefinitely.</summary>
    public TimeSpan KeepSettledFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The maximum number of settled jobs to keep, newest first. Default 100,000.</summary>
    public int KeepSettledAtMost { get; init; } = 100_000;

    /// <summary>The limits of credits per day (UTC). Default: none. With a limit, settled jobs of the current day are kept beyond <see cref="KeepSettledAtMost"/>, since they count.
    /// A job that is erased counts until the journal is opened again.</summary>
    public IReadOnlyList<SpendCap> SpendCaps { get; init; } = [];

    /// <summary>The minimum length of the file for a compaction. Default 1 MiB. A longer file is compacted when it has doubled since the last compaction.</summary>
    public long CompactAboveBytes { get; init; } = 1024 * 1024;
}
