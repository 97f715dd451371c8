using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Lanes;

/// <summary>What the process of a lane does with the tracker that works on the lane's jobs: it permits the submissions of other processes and adopts their jobs.</summary>
/// <remarks>A node's tracker reaches these methods through <see cref="IRemoteLanes"/>.</remarks>
public static class LaneHosting
{
    /// <summary>Waits until another process can send a submission. Report its end with <see cref="Return"/>.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="tenant">The tenant; null if there is none. Tenants take turns.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static Task AcquireAsync(this JobTracker tracker, string provider, string? tenant, CancellationToken cancellationToken)
    {
        var context = Ready(tracker);
        return context.Scheduler.Permits.WaitForBudgetAsync(context.Roster.LaneOf(provider), tenant, cancellationToken);
    }

    /// <summary>Permits another process to send a submission if that is possible at once and no other submission waits.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    public static bool TryAcquire(this JobTracker tracker, string provider)
    {
        var context = Ready(tracker);
        return context.Scheduler.Permits.TryTakeBudget(context.Roster.LaneOf(provider));
    }

    /// <summary>Reports the end of a submission that was permitted.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="wasSent">Whether the request may have been sent.</param>
    public static void Return(this JobTracker tracker, string provider, bool wasSent)
    {
        var context = Known(tracker);
        var lane = context.Roster.LaneOf(provider);
        if (wasSent)
        {
            context.Scheduler.Permits.Answered(lane);
        }
        else
        {
            context.Scheduler.Permits.GiveBack(lane);
        }
    }

    /// <summary>Pauses the lane, because the provider requested a pause from another process.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="pause">How long no request can be sent.</param>
    public static void Pause(this JobTracker tracker, string provider, TimeSpan pause)
    {
        var context = Known(tracker);
        context.Scheduler.Permits.Learn(context.Roster.LaneOf(provider), pause, null);
    }

    /// <summary>Sets the callback for a pause that the provider requests in the answer to a poll, so that other processes with the same key can wait too.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="paused">Receives the pause. Must not block.</param>
    public static void OnPause(this JobTracker tracker, Action<TimeSpan> paused) => Known(tracker).Scheduler.OnPause = paused;

    /// <summary>Returns the requests of the current window and the pauses of a provider as JSON, with their version; null if they still have the version that is passed.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="version">The version of the last capture; 0 before the first.</param>
    public static (byte[] State, long Version)? CaptureBudget(this JobTracker tracker, string provider, long version)
    {
        var context = Known(tracker);
        return context.Scheduler.Permits.CaptureBudget(context.Roster.LaneOf(provider), version) is { } captured
            ? (JsonSerializer.SerializeToUtf8Bytes(captured.State, BudgetStateJson.Default.BudgetState), captured.Version)
            : null;
    }

    /// <summary>Continues the budget of a provider where another process stopped. Call this before the start.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="state">The JSON from <see cref="CaptureBudget"/>.</param>
    /// <param name="age">The time since the capture.</param>
    /// <exception cref="JsonException">The state is not JSON of this form.</exception>
    public static void RestoreBudget(this JobTracker tracker, string provider, ReadOnlySpan<byte> state, TimeSpan age)
    {
        var context = Known(tracker);
        if (JsonSerializer.Deserialize(state, BudgetStateJson.Default.BudgetState) is { } budget)
        {
            context.Scheduler.Permits.RestoreBudget(context.Roster.LaneOf(provider), budget, age);
        }
    }

    /// <summary>Works on jobs that another process has submitted and that this tracker has just claimed in the journal.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="records">The records of the jobs.</param>
    public static void Adopt(this JobTracker tracker, IReadOnlyList<JobRecord> records)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records)
        {
            tracker.Adopt(record);
        }
    }

    /// <summary>Records that another process has fetched the result of a job.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="fetched">The record with the saved files.</param>
    public static Task<JobRecord> RecordFetchedAsync(this JobTracker tracker, JobRecord fetched)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(fetched);
        return tracker.RecordFetchedAsync(fetched);
    }

    /// <summary>Returns what this tracker learns about a job until the job needs no more polls.</summary>
    /// <param name="tracker">The tracker of the lane.</param>
    /// <param name="key">The tracker's key for the job.</param>
    /// <param name="cancellationToken">Stops watching. The tracker still follows the job.</param>
    public static async IAsyncEnumerable<JobNews> WatchAsync(this JobTracker tracker, Guid key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var context = Known(tracker);
        if (context.Roster.Find(key) is { } entry)
        {
            await foreach (var check in tracker.StatusChecksOf(entry, cancellationToken).ConfigureAwait(false))
            {
                yield return new JobNews(check, null);
            }

            yield return new JobNews(null, entry.Record);
        }
        else if (await context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } record)
        {
            yield return new JobNews(null, record);
        }
    }

    private static Engine.TrackerContext Known(JobTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return tracker.Context;
    }

    private static Engine.TrackerContext Ready(JobTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        tracker.ThrowIfNotReady();
        return tracker.Context;
    }
}
