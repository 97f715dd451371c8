using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Engine;

/// <summary>The lanes of a cluster, as the tracker of a node sees them. A lane owns the polling, the budget and the order of one provider and account; the node submits
/// and waits.</summary>
internal interface IRemoteLanes : IRequestPermits
{
    /// <summary>Gives a job to its lane. If the call fails, the lane finds the job by itself.</summary>
    void HandOver(JobRecord record);

    /// <summary>Returns what the lane learns about a job until the job needs no more polls. The last item has the newest record.</summary>
    IAsyncEnumerable<JobNews> WatchAsync(JobRecord record, CancellationToken cancellationToken);

    Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken);

    Task<JobRecord> ResolveAsync(JobRecord record, string jobId, CancellationToken cancellationToken);

    Task AbandonAsync(JobRecord record, CancellationToken cancellationToken);

    Task<JobRecord> ResumeAsync(JobRecord record, TimeSpan? deadline, CancellationToken cancellationToken);

    /// <summary>Makes all lanes query their providers about uncertain submissions.</summary>
    Task ReconcileAsync(CancellationToken cancellationToken);

    /// <summary>Records that the result of a job was fetched.</summary>
    Task<JobRecord> RecordFetchedAsync(JobRecord fetched, CancellationToken cancellationToken);
}

/// <summary>What a lane has learned about a job.</summary>
/// <param name="Progress">A status check; null if the job needs no more.</param>
/// <param name="Record">The newest record; null while the job is polled.</param>
internal sealed record JobNews(JobProgress? Progress, JobRecord? Record);
