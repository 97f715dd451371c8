using System.Collections.Concurrent;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>
/// Detects, at submission, a request that equals an unsettled or waiting one. The journal's own check comes with the intent, after the wait. By then the
/// first request may be settled, and a button pressed twice would be paid for twice.
/// </summary>
internal sealed class EqualRequests(IJobJournal journal)
{
    // The intents that wait for their turn, by identity. A null result: the intent was not written.
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JobRecord?>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Writes the intent, unless an equal request is unsettled or was submitted before and is waiting.</summary>
    /// <returns>The entry of the new job, or the record of the equal one.</returns>
    public async Task<(JobEntry? Entry, JobRecord? Equal)> FirstOrWaitAsync(
        string identity, Func<Task<(JobEntry? Entry, JobRecord? Equal)>> write, CancellationToken cancellationToken)
    {
        var own = new TaskCompletionSource<JobRecord?>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_waiting.GetOrAdd(identity, own) is var first && first != own)
        {
            if (await first.Task.WaitAsync(cancellationToken).ConfigureAwait(false) is { } equal)
            {
                return (null, equal);
            }
        }

        JobRecord? written = null;
        try
        {
            if (await journal.FindUnsettledAsync(identity, cancellationToken).ConfigureAwait(false) is { } unsettled)
            {
                written = unsettled;
                return (null, unsettled);
            }

            var result = await write().ConfigureAwait(false);
            written = result.Entry?.Record ?? result.Equal;
            return result;
        }
        finally
        {
            // Removed before the result is set: later callers find the job in the journal.
            _waiting.TryRemove(identity, out _);
            own.SetResult(written);
        }
    }
}
