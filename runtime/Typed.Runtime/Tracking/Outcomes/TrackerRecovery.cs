namespace Typed.Tracking;

/// <summary>What a tracker found when it started.</summary>
public sealed record TrackerRecovery
{
    /// <summary>The state of the journal.</summary>
    public required JournalRecovery Journal { get; init; }

    /// <summary>The open jobs, which are polled again.</summary>
    public IReadOnlyList<JobRecord> Resumed { get; init; } = [];

    /// <summary>The jobs with an uncertain submission, which may have been paid for. Jobs that the provider could identify are not included.</summary>
    public IReadOnlyList<JobRecord> Uncertain { get; init; } = [];

    /// <summary>The open jobs that were submitted with other API keys or at another address. They are polled, but never treated as gone. If the provider
    /// shows one, it belongs to this account from then on (a key was replaced). If not, the API keys or the address are wrong.</summary>
    public IReadOnlyList<JobRecord> OtherAccount { get; init; } = [];

    /// <summary>The results that are not on disk yet.</summary>
    public IReadOnlyList<JobRecord> Unfetched { get; init; } = [];
}
