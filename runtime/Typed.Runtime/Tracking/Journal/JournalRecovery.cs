namespace Typed.Tracking;

/// <summary>What was found when a journal was opened.</summary>
public sealed record JournalRecovery
{
    /// <summary>How many jobs it holds.</summary>
    public int Jobs { get; init; }

    /// <summary>How many of them are not settled.</summary>
    public int Unsettled { get; init; }

    /// <summary>Bytes at the end that were no whole record: a write that a crash cut off, and that nobody was told had succeeded.
    /// They are removed from the journal, and kept in <see cref="TornCopy"/>.</summary>
    public long TornBytes { get; init; }

    /// <summary>The file that keeps the bytes of the torn end; null if there were none.</summary>
    public string? TornCopy { get; init; }

    /// <summary>Bytes before the end that were no whole record: damage. What came after them was read; a copy of the damaged file was kept.</summary>
    public long DamagedBytes { get; init; }

    /// <summary>The copy of the damaged file; null where there was no damage.</summary>
    public string? DamagedCopy { get; init; }

    /// <summary>Whole records that were no job record; they are skipped.</summary>
    public int UnreadableRecords { get; init; }

    /// <summary>Whether all that was read was whole.</summary>
    public bool IsClean => TornBytes == 0 && DamagedBytes == 0 && UnreadableRecords == 0;
}
