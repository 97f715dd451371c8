using Npgsql;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <content>What the activations of lanes need.</content>
public sealed partial class PostgresJobJournal
{
    /// <summary>Creates the journal of one activation of a lane: once its session is fenced, it never starts another.</summary>
    internal static PostgresJobJournal OfLane(NpgsqlDataSource source, PostgresJournalOptions options, LaneShard shard, TimeProvider? timeProvider) =>
        new(source, ownsSource: false, shard, options, timeProvider);

    /// <summary>Returns the budget that the last activation of a lane has saved, and its age; null if there is none.</summary>
    internal Task<(byte[] State, TimeSpan Age)?> LoadBudgetAsync(string owner, CancellationToken cancellationToken) =>
        _budgets.LoadAsync(owner, _options.ReadTimeout, cancellationToken);

    /// <summary>Saves the budget of a lane, if this activation has not been fenced.</summary>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    internal async Task SaveBudgetAsync(string owner, byte[] state, CancellationToken cancellationToken)
    {
        if (_sessions.EpochOf(owner) is { } epoch)
        {
            await _budgets.SaveAsync(owner, epoch, state, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Determines whether an owner of this name had a session within this period.</summary>
    internal Task<bool> WasActiveWithinAsync(string owner, TimeSpan period, CancellationToken cancellationToken) => _sessions.WasActiveWithinAsync(owner, period, cancellationToken);

    /// <summary>Claims those of the jobs that need work and that no session holds.</summary>
    internal async Task<List<JobRecord>> ClaimAsync(string owner, TimeSpan lease, IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        return await _claims.TheseAsync(epoch, keys, cancellationToken).ConfigureAwait(false);
    }
}
