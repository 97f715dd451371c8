using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Lanes;

/// <summary>Lanes that run in other processes, as the tracker of a node uses them. A lane polls the jobs of one provider and account and keeps their request budget; the node
/// submits and waits. <see cref="LaneHosting"/> has the methods that the process of a lane needs.</summary>
public interface IRemoteLanes
{
    /// <summary>Waits until the lane permits a submission. The node reports the end with <see cref="Answered"/> or <see cref="GiveBack"/>.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="tenant">The tenant; null if there is none. Tenants take turns.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task WaitForBudgetAsync(string provider, string? tenant, CancellationToken cancellationToken);

    /// <summary>Reports that a permitted submission was sent, whatever the answer.</summary>
    /// <param name="provider">The provider's key.</param>
    void Answered(string provider);

    /// <summary>Reports that a permitted submission was not sent.</summary>
    /// <param name="provider">The provider's key.</param>
    void GiveBack(string provider);

    /// <summary>Reports that the provider requested a pause.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="pause">How long no request can be sent.</param>
    void Pause(string provider, TimeSpan pause);

    /// <summary>Gives a job to its lane. If the call fails, the lane finds the job by itself.</summary>
    /// <param name="record">The job's record.</param>
    void HandOver(JobRecord record);

    /// <summary>Returns what the lane learns about a job until the job needs no more polls. The last item has the newest record.</summary>
    /// <param name="record">The job's record.</param>
    /// <param name="cancellationToken">Stops watching. The lane continues.</param>
    IAsyncEnumerable<JobNews> WatchAsync(JobRecord record, CancellationToken cancellationToken);

    /// <summary>Passes a webhook message on to the lane of its job.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken);

    /// <summary>Assigns a provider's job to a submission, as <see cref="JobTracker.ResolveAsync"/> does.</summary>
    /// <param name="record">The record of the submission.</param>
    /// <param name="jobId">The provider's id of the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<JobRecord> ResolveAsync(JobRecord record, string jobId, CancellationToken cancellationToken);

    /// <summary>Abandons a submission, as <see cref="JobTracker.AbandonAsync"/> does.</summary>
    /// <param name="record">The record of the submission.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task AbandonAsync(JobRecord record, CancellationToken cancellationToken);

    /// <summary>Follows a job again, as <see cref="JobTracker.ResumeAsync"/> does.</summary>
    /// <param name="record">The job's record.</param>
    /// <param name="deadline">The time to wait, from now; null for no limit.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<JobRecord> ResumeAsync(JobRecord record, TimeSpan? deadline, CancellationToken cancellationToken);

    /// <summary>Makes all lanes query their providers about uncertain submissions.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task ReconcileAsync(CancellationToken cancellationToken);

    /// <summary>Records that the result of a job was fetched.</summary>
    /// <param name="fetched">The record with the saved files.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<JobRecord> RecordFetchedAsync(JobRecord fetched, CancellationToken cancellationToken);
}

/// <summary>What a lane has learned about a job.</summary>
/// <param name="Progress">A status check; null if the job needs no more.</param>
/// <param name="Record">The newest record; null while the job is polled.</param>
public sealed record JobNews(JobProgress? Progress, JobRecord? Record);
