using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Typed.Cluster.Lanes;
using Typed.Cluster.Nodes;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Hosting;

namespace Typed.Cluster;

/// <summary>Adds trackers to an Orleans cluster.</summary>
public static class TypedClusterHosting
{
    // Three missed probes make a silo suspect: a dead one is noticed after about 6 seconds, instead of 15 to 30.
    private static readonly TimeSpan s_probeTimeout = TimeSpan.FromSeconds(1.5);

    /// <summary>Adds a tracker whose lanes run on the silos of the cluster. Use the <see cref="JobTracker"/> in the container as on one machine.</summary>
    /// <param name="silo">The silo. The host chooses the clustering: ADO.NET, Redis, Kubernetes or another.</param>
    /// <param name="configure">Sets the options.</param>
    /// <remarks>Register the clients as <see cref="GenerationClient"/>, the same on all silos. Orleans' failure detection is set to notice the loss of a silo after about
    /// 6 seconds; a later <c>Configure&lt;ClusterMembershipOptions&gt;</c> overrides it.</remarks>
    /// <exception cref="ArgumentException">An option is missing.</exception>
    public static ISiloBuilder AddTypedCluster(this ISiloBuilder silo, Action<TypedClusterOptions> configure) => AddSilo(silo, null, configure);

    /// <summary>Adds a tracker with a key, one per account: <c>GetRequiredKeyedService&lt;JobTracker&gt;("tenant-a")</c>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="key">The key, which is also the partition of the journal. Register the clients as keyed <see cref="GenerationClient"/>s with this key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">An option is missing.</exception>
    public static ISiloBuilder AddTypedCluster(this ISiloBuilder silo, string key, Action<TypedClusterOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return AddSilo(silo, key, configure);
    }

    /// <summary>Adds a tracker on a node that runs no lanes: it submits, waits and receives webhooks.</summary>
    /// <param name="client">The client of the cluster.</param>
    /// <param name="configure">Sets the options, the same as on the silos.</param>
    /// <remarks>Register the clients as <see cref="GenerationClient"/>, the same as on the silos: this node sends its submissions itself.</remarks>
    /// <exception cref="ArgumentException">An option is missing.</exception>
    public static IClientBuilder AddTypedClusterClient(this IClientBuilder client, Action<TypedClusterOptions> configure) => AddClient(client, null, configure);

    /// <summary>Adds a tracker with a key on a node that runs no lanes.</summary>
    /// <param name="client">The client of the cluster.</param>
    /// <param name="key">The key, as on the silos.</param>
    /// <param name="configure">Sets the options, the same as on the silos.</param>
    /// <exception cref="ArgumentException">An option is missing.</exception>
    public static IClientBuilder AddTypedClusterClient(this IClientBuilder client, string key, Action<TypedClusterOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return AddClient(client, key, configure);
    }

    private static ISiloBuilder AddSilo(ISiloBuilder silo, string? key, Action<TypedClusterOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(silo);
        if (silo.Services.All(service => service.ServiceType != typeof(LaneDirectory)))
        {
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = s_probeTimeout;
                options.NumMissedProbesLimit = 3;
            });
            silo.Services.AddSingleton<IHostedService, LaneKeeper>();
        }

        AddTracker(silo.Services, key, configure);
        return silo;
    }

    private static IClientBuilder AddClient(IClientBuilder client, string? key, Action<TypedClusterOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(client);
        AddTracker(client.Services, key, configure);
        return client;
    }

    private static void AddTracker(IServiceCollection services, string? key, Action<TypedClusterOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.ServiceType == typeof(JobTracker) && Equals(service.ServiceKey, key)))
        {
            throw new InvalidOperationException(key is null ? "A tracker was already added. Give each further tracker a key." : $"A tracker with the key '{key}' was already added.");
        }

        var options = new TypedClusterOptions();
        configure(options);
        options.ThrowIfInvalid();
        services.TryAddSingleton<LaneDirectory>();
        if (key is null)
        {
            services.AddSingleton(provider => new ClusterAccount("", options, provider.GetServices<GenerationClient>()));
            services.AddSingleton(provider => TrackerOf(provider, ""));
            services.AddSingleton<IHostedService>(provider => new TrackerHostedService(provider.GetRequiredService<JobTracker>()));
            return;
        }

        services.AddSingleton(provider => new ClusterAccount(key, options, provider.GetKeyedServices<GenerationClient>(key)));
        services.AddKeyedSingleton(key, (provider, _) => TrackerOf(provider, key));
        services.AddSingleton<IHostedService>(provider => new TrackerHostedService(provider.GetRequiredKeyedService<JobTracker>(key)));
    }

    private static JobTracker TrackerOf(IServiceProvider provider, string partition)
    {
        var member = provider.GetServices<ClusterAccount>().Single(member => member.Partition == partition);
        var time = provider.GetService<TimeProvider>();
        var options = member.Options;
        var journal = new NodeJournal(new PostgresJobJournal(member.Source, member.JournalOptions, time));
        var inbox = options.Tracker.WebhookInbox
            ?? (options.Inbox is { } limits ? new PostgresWebhookInbox(member.Source, limits, partition, time) : null);
        var name = partition.Length == 0 ? null : partition;
        return new JobTracker(
            options.Tracker.With(journal, options.Tracker.Owner, options.NodeLease, name, inbox),
            member.Clients,
            time,
            provider.GetService<ILoggerFactory>(),
            new RemoteLanes(member, provider.GetRequiredService<IGrainFactory>(), journal, time ?? TimeProvider.System));
    }
}
