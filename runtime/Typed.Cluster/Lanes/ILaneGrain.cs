using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Typed.Cluster.Lanes;

/// <summary>The lane of one provider and account: owns polling, request budget and order of its jobs, wherever it runs. The key is that of <see cref="LaneKey"/>.</summary>
/// <remarks>A new method raises the version: during an upgrade Orleans then moves a lane that a new node calls to a new silo. An old node can call a lane on any silo.</remarks>
[Alias("Typed.Cluster.ILaneGrain")]
[Version(1)]
internal interface ILaneGrain : IGrainWithStringKey
{
    /// <summary>Starts the lane if it is not running.</summary>
    [Alias("Ping")]
    Task PingAsync();

    /// <summary>Waits for permission to send a submission. Tenants take turns.</summary>
    /// <returns>The number of the permit, to return after the request.</returns>
    [Alias("Acquire")]
    [ResponseTimeout("12:00:00")]
    Task<Guid> AcquireAsync(string? tenant, CancellationToken cancellationToken);

    /// <summary>Gives permission to send a submission if it can be sent at once and no other submission waits.</summary>
    /// <returns>The number of the permit; null if the submission would have to wait.</returns>
    [Alias("TryAcquire")]
    Task<Guid?> TryAcquireAsync();

    /// <summary>Returns permits. A permit that is not returned expires.</summary>
    [Alias("Return")]
    [OneWay]
    Task ReturnAsync(Guid permit, bool wasSent);

    /// <summary>Pauses all requests, because the provider requested a pause.</summary>
    [Alias("Pause")]
    Task PauseAsync(TimeSpan pause);

    /// <summary>Works on a job that a node has submitted.</summary>
    [Alias("Adopt")]
    Task AdoptAsync(Guid key);

    /// <summary>Returns what the lane learns about a job, until the job needs no more polls.</summary>
    [Alias("Watch")]
    IAsyncEnumerable<LaneNews> WatchAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Processes a webhook message that a node has received and verified.</summary>
    /// <returns>The outcome, as a number of WebhookOutcome.</returns>
    [Alias("Webhook")]
    Task<int> HandleWebhookAsync(LaneNotice notice, CancellationToken cancellationToken);

    /// <summary>Assigns a provider's job to a submission.</summary>
    [Alias("Resolve")]
    Task<byte[]> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken);

    [Alias("Abandon")]
    Task AbandonAsync(Guid key, CancellationToken cancellationToken);

    [Alias("Resume")]
    Task<byte[]> ResumeAsync(Guid key, TimeSpan? deadline, CancellationToken cancellationToken);

    [Alias("Reconcile")]
    Task ReconcileAsync(CancellationToken cancellationToken);

    /// <summary>Records that a node has fetched the result of a job.</summary>
    [Alias("RecordFetched")]
    Task<byte[]> RecordFetchedAsync(byte[] record);

    [Alias("Health")]
    Task<LaneReport> ReportAsync();
}
