namespace Typed.Tracking;

/// <summary>What was found when a journal was opened.</summary>
public sealed record JournalRecovery
{
    /// <summary>The number of jobs in the journal.</summary>
    public int Jobs { get; init; }

    /// <summary>The number of jobs that are not settled.</summary>
    public int Unsettled { get; init; }

    /// <summary>The number of bytes at the end that were not a whole record: a write that a crash cut off and that was never acknowledged.
    /// They are removed from the journal and kept in <see cref="TornCopy"/>.</summary>
    public long TornBytes { get; init; }

    /// <summary>The file that keeps the bytes of the torn end; null if there were none.</summary>
    public string? TornCopy { get; init; }

    /// <summary>The number of damaged bytes before the end that were not a whole record. The records after them were read, and a copy of the damaged file was kept.</summary>
    public long DamagedBytes { get; init; }

    /// <summary>The copy of the damaged file; null if there was no damage.</summary>
    public string? DamagedCopy { get; init; }

    /// <summary>The number of whole records that were not job records. They are skipped.</summary>
    public int UnreadableRecords { get; init; }

    /// <summary>Whether everything that was read was whole.</summary>
    public bool IsClean => TornBytes == 0 && DamagedBytes == 0 && UnreadableRecords == 0;
}
