using System.Collections.Concurrent;
using Typed.Cluster.PostgreSql;

namespace Typed.Cluster.Nodes;

/// <summary>Permits that lanes gave to this node. Any request can use any permit of its lane.</summary>
internal sealed class LanePermits(LaneCaller lanes, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(LaneShard Shard, Guid Permit)>> _permits = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>Waits for a permit.</summary>
    /// <exception cref="LaneUnavailableException">The lane could not be reached in time.</exception>
    public async Task AcquireAsync(string provider, string? tenant, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var permit = await TakeAsync(provider, tenant, cancellationToken).ConfigureAwait(false);
        ClusterMetrics.Waited(provider, time.GetElapsedTime(began));
        _permits.GetOrAdd(provider, _ => new ConcurrentQueue<(LaneShard, Guid)>()).Enqueue(permit);
    }

    public void Return(string provider, bool wasSent)
    {
        if (_permits.TryGetValue(provider, out var permits) && permits.TryDequeue(out var one))
        {
            _ = LaneCaller.IgnoreAsync(lanes.Of(provider, one.Shard).ReturnAsync(one.Permit, wasSent));
        }
    }

    private async Task<(LaneShard Shard, Guid Permit)> TakeAsync(string provider, string? tenant, CancellationToken cancellationToken)
    {
        var first = (int)((uint)Interlocked.Increment(ref _turn) % (uint)lanes.Shards);
        for (var i = 0; i < lanes.Shards && lanes.Shards > 1; i++)
        {
            // Each shard has a share of the budget. The search for a free permit starts at a different shard each time.
            var one = new LaneShard((first + i) % lanes.Shards, lanes.Shards);
            try
            {
                if (await lanes.Of(provider, one).TryAcquireAsync().WaitAsync(s_patience, CancellationToken.None).ConfigureAwait(false) is { } free)
                {
                    return (one, free);
                }
            }
            catch (Exception)
            {
                // This shard moves.
            }
        }

        var shard = new LaneShard(first, lanes.Shards);
        return (shard, await lanes.CallAsync(provider, shard, grain => grain.AcquireAsync(tenant, cancellationToken), cancellationToken).ConfigureAwait(false));
    }
}
