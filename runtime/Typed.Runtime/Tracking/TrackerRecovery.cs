namespace Typed.Tracking;

/// <summary>What a tracker found when it started.</summary>
public sealed record TrackerRecovery
{
    /// <summary>The state of the journal.</summary>
    public required JournalRecovery Journal { get; init; }

    /// <summary>The open jobs, which are looked at again.</summary>
    public IReadOnlyList<JobRecord> Resumed { get; init; } = [];

    /// <summary>The jobs whose submission is uncertain: paid for, or not. Those that the provider could name by itself are no longer among them.</summary>
    public IReadOnlyList<JobRecord> Uncertain { get; init; } = [];

    /// <summary>The open jobs that were submitted with other keys or at another address. They are looked for, and never taken for gone: if the provider
    /// shows one, it belongs to this account from then on (a key was replaced); if not, keys or address are wrong.</summary>
    public IReadOnlyList<JobRecord> OtherAccount { get; init; } = [];

    /// <summary>The results that are not on disk yet.</summary>
    public IReadOnlyList<JobRecord> Unfetched { get; init; } = [];
}
