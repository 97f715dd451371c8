using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.Cluster;

/// <summary>Options of a tracker in a cluster. Give all nodes the same options, except for <see cref="ConnectionString"/> and <see cref="DataSource"/>.</summary>
public sealed class TypedClusterOptions
{
    /// <summary>The connection string of the database, in the form of Npgsql. Required unless <see cref="DataSource"/> is set.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The data source of the database; null: one for <see cref="ConnectionString"/>. The application disposes it.</summary>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>The options of the journal. The partition is the key that the tracker was added with.</summary>
    public PostgresJournalOptions Journal { get; set; } = new();

    /// <summary>The options of the tracker: results, webhooks, and the options by provider, such as the budget. Journal, owner, lease and name are set by the cluster.</summary>
    public TrackerOptions Tracker { get; } = new();

    /// <summary>The limits of the inbox in the database, where webhook messages wait until a lane has handled them; null: each is handled while its sender waits, and
    /// refused if the lane cannot be reached. <see cref="TrackerOptions.WebhookInbox"/> replaces it.</summary>
    public WebhookInboxOptions? Inbox { get; set; } = new();

    /// <summary>How long a node that no longer answers keeps the submissions that it was about to send. After that they are uncertain. Default 15 seconds.</summary>
    public TimeSpan NodeLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a lane that no longer answers keeps its jobs if no other node takes the lane over. A node that takes it over does not wait. Default 15 seconds.</summary>
    public TimeSpan LaneLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often each silo makes sure that all lanes run. Default 2 seconds.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a submission waits for a lane that moves to another node. Default 20 seconds. After that it fails, and nothing was sent.</summary>
    public TimeSpan LaneTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether a lane that moves to another silo sends nothing for one window of its budget. A lane saves its count of requests once per second, and a lane
    /// that takes over continues with that count. So it does not know the requests of the last second before a crash, nor those that a lane sends while it is cut off. With
    /// this option a documented limit is not exceeded even then. Default false.</summary>
    public bool PausesAfterMove { get; set; }

    /// <summary>Into how many shards each lane is divided, for keys with very many open jobs: 1 to 256. Each shard is a grain of its own, works on its part of the jobs and
    /// has an equal share of the budget. Default 1. Stop all nodes to change it.</summary>
    public int ShardsPerLane { get; set; } = 1;

    internal void ThrowIfInvalid()
    {
        if (DataSource is null && string.IsNullOrEmpty(ConnectionString))
        {
            throw new ArgumentException($"{nameof(TypedClusterOptions)} needs a {nameof(ConnectionString)} or a {nameof(DataSource)}.");
        }

        Journal.ThrowIfInvalid();
        Inbox?.ThrowIfInvalid();
        ArgumentOutOfRangeException.ThrowIfLessThan(NodeLease, TimeSpan.FromSeconds(3), nameof(NodeLease));
        ArgumentOutOfRangeException.ThrowIfLessThan(LaneLease, TimeSpan.FromSeconds(3), nameof(LaneLease));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PingInterval, TimeSpan.Zero, nameof(PingInterval));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LaneTimeout, TimeSpan.Zero, nameof(LaneTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(ShardsPerLane, 1, nameof(ShardsPerLane));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ShardsPerLane, 256, nameof(ShardsPerLane));
        foreach (var (provider, one) in Tracker.Providers)
        {
            if (one.Budget?.Requests < ShardsPerLane)
            {
                throw new ArgumentException($"The budget of {provider} is smaller than {nameof(ShardsPerLane)}: each shard needs at least one request.");
            }
        }
    }
}
