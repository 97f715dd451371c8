using System.Runtime.CompilerServices;
using Typed.Tracking.Engine;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

/// <summary>What the lane of a cluster does with the tracker that it hosts.</summary>
public sealed partial class JobTracker
{
    /// <summary>Waits until another process can send a submission.</summary>
    internal Task AcquireAsync(string provider, string? tenant, CancellationToken cancellationToken)
    {
        ThrowIfNotReady();
        return _context.Scheduler.WaitForBudgetAsync(_context.Roster.LaneOf(provider), tenant, cancellationToken);
    }

    /// <summary>Permits another process to send a submission if that is possible at once, and no other submission waits.</summary>
    internal bool TryAcquire(string provider)
    {
        ThrowIfNotReady();
        return _context.Scheduler.TryTakeBudget(_context.Roster.LaneOf(provider));
    }

    /// <summary>Reports the end of such a submission.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="wasSent">Whether the request may have been sent.</param>
    internal void Return(string provider, bool wasSent)
    {
        var lane = _context.Roster.LaneOf(provider);
        if (wasSent)
        {
            _context.Scheduler.Answered(lane);
        }
        else
        {
            _context.Scheduler.GiveBack(lane);
        }
    }

    /// <summary>Pauses the lane, because the provider requested a pause from another process.</summary>
    internal void Pause(string provider, TimeSpan pause) => _context.Scheduler.Learn(_context.Roster.LaneOf(provider), pause, null);

    /// <summary>Called when the provider requests a pause in the answer to a poll, so that others with the same key can wait too.</summary>
    internal void OnPause(Action<TimeSpan> paused) => _context.Scheduler.OnPause = paused;

    /// <summary>Returns the state of a provider's budget; null if it has not changed since this version.</summary>
    internal (BudgetState State, long Version)? CaptureBudget(string provider, long version) => _context.Scheduler.CaptureBudget(_context.Roster.LaneOf(provider), version);

    /// <summary>Continues a provider's budget where another process stopped. Call this before the start.</summary>
    internal void RestoreBudget(string provider, BudgetState state, TimeSpan age) => _context.Scheduler.RestoreBudget(_context.Roster.LaneOf(provider), state, age);

    /// <summary>Works on jobs that another process has submitted, and that this tracker has just claimed.</summary>
    internal void Adopt(IReadOnlyList<JobRecord> records)
    {
        foreach (var record in records)
        {
            _reconciler.Adopt(record, id => _desk.TakeEarlyHint(_context.Roster.LaneOf(record.Provider), id));
        }
    }

    /// <summary>Claims the jobs that no process works on.</summary>
    internal Task TakeOverAsync(CancellationToken cancellationToken) => _reconciler.TakeOverAsync(cancellationToken);

    /// <summary>Records that another process has fetched the result of a job.</summary>
    internal Task<JobRecord> RecordFetchedAsync(JobRecord fetched) => _results.RecordAsync(_context.Roster.EntryOf(fetched), fetched);

    /// <summary>Returns what this tracker learns about a job until the job needs no more polls.</summary>
    internal async IAsyncEnumerable<JobNews> WatchAsync(Guid key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_context.Roster.Find(key) is { } entry)
        {
            await foreach (var check in StatusChecksOf(entry, cancellationToken).ConfigureAwait(false))
            {
                yield return new JobNews(check, null);
            }

            yield return new JobNews(null, entry.Record);
        }
        else if (await _context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } record)
        {
            yield return new JobNews(null, record);
        }
    }

    /// <summary>Returns the status checks of a job that this process follows.</summary>
    internal async IAsyncEnumerable<JobProgress> StatusChecksOf(Scheduling.JobEntry entry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var checks = entry.Watch(out var writer);
        if (End is { } end)
        {
            // A tracker that stops ends the waits that it knows. This one may have begun just afterwards.
            writer.TryComplete(end);
        }

        try
        {
            await foreach (var check in checks.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return check;
            }
        }
        finally
        {
            entry.Unwatch(writer);
        }
    }
}
