using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Options for a <see cref="PostgresJobJournal"/>.</summary>
public sealed record PostgresJournalOptions
{
    /// <summary>The name of the journal inside the database. Journals with different names share tables but not jobs: give each account of a
    /// provider its own. Default: empty.</summary>
    public string Partition { get; init; } = "";

    /// <summary>How long settled jobs are kept. Default 30 days. Unsettled jobs are kept indefinitely.</summary>
    public TimeSpan KeepSettledFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The maximum size of a job's record in bytes. Default 1 MiB. A larger record is refused before anything is sent.</summary>
    public int MaxRecordBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a new job waits for a database that cannot be reached. After that the submission fails, and nothing was sent. Default 5 seconds.
    /// Changes of jobs that were already sent wait until the database is back.</summary>
    public TimeSpan SubmitTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a read waits for a database that cannot be reached. Default 30 seconds.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum number of writes that share one commit. Default 256.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>The limits of credits per day. Give all nodes the same limits. Default: none.</summary>
    public IReadOnlyList<SpendCap> SpendCaps { get; init; } = [];

    /// <summary>The maximum number of unsettled jobs of a tenant, over all nodes; null: no limit. A submission above it fails with
    /// <see cref="TenantLimitExceededException"/>. Give all nodes the same limit. Jobs without a tenant are not limited. Default null.</summary>
    public int? MaxUnsettledPerTenant { get; init; }

    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxUnsettledPerTenant ?? 1, 1, nameof(MaxUnsettledPerTenant));
        ArgumentNullException.ThrowIfNull(Partition);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeepSettledFor, TimeSpan.Zero, nameof(KeepSettledFor));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRecordBytes, 1024, nameof(MaxRecordBytes));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(SubmitTimeout, TimeSpan.Zero, nameof(SubmitTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReadTimeout, TimeSpan.Zero, nameof(ReadTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatch, 1, nameof(MaxBatch));
    }
}
