namespace Typed.Tracking;

/// <summary>How a <see cref="FileJobJournal"/> keeps its size.</summary>
public sealed record FileJobJournalOptions
{
    /// <summary>How long settled jobs are kept. Default 30 days. Jobs that are not settled are kept for ever.</summary>
    public TimeSpan KeepSettledFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many settled jobs are kept at most, the newest. Default 100,000.</summary>
    public int KeepSettledAtMost { get; init; } = 100_000;

    /// <summary>Below this length the file is never compacted. Default 1 MiB. Above it, it is when it has doubled since the last time.</summary>
    public long CompactAboveBytes { get; init; } = 1024 * 1024;
}
