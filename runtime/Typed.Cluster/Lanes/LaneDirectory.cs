using Microsoft.Extensions.Logging;
using Typed.Cluster.Nodes;

namespace Typed.Cluster.Lanes;

/// <summary>The lanes that this silo can run: one per client of each tracker.</summary>
internal sealed class LaneDirectory(IEnumerable<ClusterAccount> members, IServiceProvider services)
{
    private readonly Dictionary<string, ClusterAccount> _members = members.ToDictionary(member => member.Partition, StringComparer.Ordinal);

    public IEnumerable<ClusterAccount> Members => _members.Values;

    public IEnumerable<string> Keys => _members.Values.SelectMany(member => member.Clients.SelectMany(client => member.LanesOf(client.Provider)));

    /// <exception cref="InvalidOperationException">This silo has no such client.</exception>
    public LaneEngine CreateEngine(string key)
    {
        var (partition, provider, shard) = LaneKey.Parse(key);
        var member = _members.GetValueOrDefault(partition);
        var client = member?.Clients.FirstOrDefault(client => client.Provider == provider)
            ?? throw new InvalidOperationException($"This silo has no client for the lane '{key}'. Add the same trackers and clients on all silos.");
        return shard.Count == member!.Options.ShardsPerLane
            ? new LaneEngine(member, client, shard, (TimeProvider?)services.GetService(typeof(TimeProvider)), (ILoggerFactory?)services.GetService(typeof(ILoggerFactory)))
            : throw new InvalidOperationException($"The lane '{key}' has a different number of shards on this silo. Give all nodes the same {nameof(TypedClusterOptions.ShardsPerLane)}.");
    }
}
