using Npgsql;
using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;

namespace Typed.Cluster.Nodes;

/// <summary>One tracker of the cluster on this node: the clients of an account, and the partition of its journal.</summary>
internal sealed class ClusterAccount : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _own;

    public ClusterAccount(string partition, TypedClusterOptions options, IEnumerable<GenerationClient> clients)
    {
        Partition = partition;
        Options = options;
        Clients = [.. clients.GroupBy(client => client.Provider, StringComparer.Ordinal).Select(group => group.Last())];
        _own = options.DataSource is null ? NpgsqlDataSource.Create(options.ConnectionString!) : null;
        Source = options.DataSource ?? _own!;
    }

    public string Partition { get; }

    public TypedClusterOptions Options { get; }

    /// <summary>One client per provider.</summary>
    public IReadOnlyList<GenerationClient> Clients { get; }

    public NpgsqlDataSource Source { get; }

    public PostgresJournalOptions JournalOptions => Options.Journal with { Partition = Partition };

    /// <summary>The keys of all shards of a provider's lane.</summary>
    public IEnumerable<string> LanesOf(string provider) => LaneShard.All(Options.ShardsPerLane).Select(shard => LaneKey.Of(Partition, provider, shard));

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? default;
}
