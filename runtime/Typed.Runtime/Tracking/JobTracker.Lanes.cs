using System.Runtime.CompilerServices;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    /// <summary>Claims the jobs that no process works on.</summary>
    internal Task TakeOverAsync(CancellationToken cancellationToken) => _takeOver.TakeOverAsync(cancellationToken);

    /// <summary>Works on a job that this tracker has claimed.</summary>
    internal void Adopt(JobRecord record) => _takeOver.Adopt(record, id => _desk.TakeEarlyNotice(_context.Roster.LaneOf(record.Provider), id));

    /// <summary>Returns the status checks of a job that this process follows.</summary>
    internal async IAsyncEnumerable<JobProgress> StatusChecksOf(JobEntry entry, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (entry.Failure is JournalConflictException && await _context.Journal.FindAsync(entry.Record.Key, cancellationToken).ConfigureAwait(false) is { } newest)
        {
            // Another process has the job, and may have finished it since.
            entry.Change(newest);
        }

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
