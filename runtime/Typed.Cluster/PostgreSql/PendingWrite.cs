namespace Typed.Cluster.PostgreSql;

/// <summary>A write that waits for the next commit.</summary>
internal sealed class PendingWrite(JobColumns job, bool isAdd)
{
    public JobColumns Job { get; } = job;

    public bool IsAdd { get; } = isAdd;

    /// <summary>Whether the job may equal an unsettled one.</summary>
    public bool AllowEqual { get; init; }

    /// <summary>The epoch of the writer; null if it has no session.</summary>
    public long? Epoch { get; init; }

    /// <summary>Whether the write also releases the job, so that another session can claim it.</summary>
    public bool Releases { get; init; }

    /// <summary>Whether a person has decided the write, regardless of who holds the job. The version still has to be the newest.</summary>
    public bool IsForced { get; init; }

    /// <summary>When to give up, by the system's monotonic clock; null: never.</summary>
    public long? GiveUpAt { get; init; }

    public CancellationToken Cancelled { get; init; }

    /// <summary>Whether a statement with this write may have been committed without an answer.</summary>
    public bool WasTried { get; set; }

    /// <summary>True if the write is committed; false if the journal holds something else.</summary>
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Key => Job.Record.Key;
}
