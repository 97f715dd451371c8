namespace Typed.Tracking.Engine;

/// <summary>Carries out a decision for many jobs, one after another.</summary>
internal static class BulkWork
{
    public static async Task<BulkResult> RunAsync(IEnumerable<Guid> keys, Func<Guid, Task> decide, CancellationToken cancellationToken)
    {
        var done = new List<Guid>();
        var failed = new Dictionary<Guid, Exception>();
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await decide(key).ConfigureAwait(false);
                done.Add(key);
            }
            catch (Exception exception) when (exception is TypedException or InvalidOperationException or ArgumentException or JournalConflictException)
            {
                // Except for a journal that cannot be written: it stops the tracker.
                failed[key] = exception;
            }
        }

        return new BulkResult(done, failed);
    }
}
