using Typed.Tracking.Diagnostics;

namespace Typed.Tracking.Engine;

/// <summary>Removes the parameters of uncertain submissions that were not settled in time. They contain prompts.</summary>
internal sealed class ParameterRetention(TrackerContext context)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);
    private long? _lastRun;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (context.Options.KeepParametersFor is not { } keep || (_lastRun is { } last && context.Time.GetElapsedTime(last) < s_interval))
        {
            return;
        }

        _lastRun = context.Time.GetTimestamp();
        var query = JobQuery.Uncertain with { CreatedBefore = context.Time.GetUtcNow() - keep };
        List<JobRecord> old = [];
        await foreach (var record in context.Journal.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (record.Request is not null && context.Roster.FindLane(record.Provider) is not null)
            {
                old.Add(record);
            }
        }

        foreach (var record in old)
        {
            await RemoveAsync(record).ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync(JobRecord record)
    {
        try
        {
            var changed = await context.Roster.ChangeAsync(record, JobChanges.WithoutParameters).ConfigureAwait(false);
            context.Roster.Find(record.Key)?.Change(changed);
        }
        catch (JournalConflictException exception)
        {
            // Another process holds it, and removes them.
            TrackerLog.Conflict(context.Log, record.Provider, record.Key, exception.Message);
        }
    }
}
