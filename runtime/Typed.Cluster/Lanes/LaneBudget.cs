using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Lanes;

namespace Typed.Cluster.Lanes;

/// <summary>The budget of a lane, which moves with the lane. An activation saves the number of requests in the current window, and the next activation continues from there.</summary>
internal sealed class LaneBudget(JobTracker tracker, string provider, PostgresJobJournal journal, string owner)
{
    private long _saved;

    /// <summary>Continues with what the last activation has saved.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (await journal.LoadBudgetAsync(owner, cancellationToken).ConfigureAwait(false) is { } saved)
        {
            tracker.RestoreBudget(provider, saved.State, saved.Age);
        }
    }

    /// <summary>Saves the budget if it has changed.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (tracker.CaptureBudget(provider, _saved) is { } current)
        {
            await journal.SaveBudgetAsync(owner, current.State, cancellationToken).ConfigureAwait(false);
            _saved = current.Version;
        }
    }
}
