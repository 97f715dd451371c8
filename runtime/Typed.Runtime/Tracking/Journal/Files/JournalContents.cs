namespace Typed.Tracking.Journal;

/// <summary>The newest records of a journal that was opened, and what is wrong with its file.</summary>
internal sealed record JournalContents
{
    /// <summary>The records that stay in the file, because no process works on their jobs.</summary>
    public List<SettledJob> Settled { get; init; } = [];

    /// <summary>The other records, in the order in which they were written.</summary>
    public List<JobRecord> Records { get; init; } = [];

    /// <summary>Whether the file holds earlier versions of records.</summary>
    public bool HasEarlierVersions { get; init; }

    /// <summary>What is wrong; null if everything is whole.</summary>
    public JournalScan? Damage { get; init; }

    public string? DamagedCopy { get; init; }

    public string? TornCopy { get; init; }

    /// <summary>Returns the report about the opening.</summary>
    /// <param name="jobs">The number of jobs.</param>
    /// <param name="unsettled">The number of unsettled jobs.</param>
    public JournalRecovery Recovery(int jobs, int unsettled) => new()
    {
        Jobs = jobs,
        Unsettled = unsettled,
        TornBytes = Damage?.TornBytes ?? 0,
        TornCopy = TornCopy,
        DamagedBytes = Damage?.DamagedBytes ?? 0,
        DamagedCopy = DamagedCopy,
        UnreadableRecords = Damage?.UnreadableRecords ?? 0,
    };
}
