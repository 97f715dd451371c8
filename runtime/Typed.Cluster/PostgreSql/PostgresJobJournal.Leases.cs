using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <content>The assignment of jobs to owners.</content>
public sealed partial class PostgresJobJournal
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<JobRecord>> ClaimAsync(
        string owner, TimeSpan lease, IReadOnlyCollection<string> providers, int max, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(providers);
        var epoch = await _sessions.EnsureAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        return _database.FailedWithin(s_calmAfterOutage) ? [] : await _claims.FreeAsync(epoch, providers, max, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RenewAsync(string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await _sessions.RenewAsync(owner, lease, _time.GetUtcNow(), limit: null, cancellationToken).ConfigureAwait(false);
        if (_time.GetUtcNow() is var now && now >= _pruneAt)
        {
            _pruneAt = now + s_pruneEvery;
            await PruneAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string owner, IReadOnlyCollection<Guid>? keys, CancellationToken cancellationToken)
    {
        if (keys is null)
        {
            await _sessions.EndAsync(owner, _options.ReadTimeout, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_sessions.EpochOf(owner) is { } epoch)
        {
            await _claims.ReleaseAsync(epoch, keys, _options.ReadTimeout, cancellationToken).ConfigureAwait(false);
        }
    }
}
