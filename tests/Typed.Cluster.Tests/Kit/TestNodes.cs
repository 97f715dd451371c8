using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Hosting;
using Orleans.TestingHost;
using Typed.Cluster;
using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;

namespace Typed.ClusterTests.Kit;

/// <summary>Silos and a client in this process, on a database of their own. Each silo has clients that know its name.</summary>
internal sealed class TestNodes : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private TestNodes(InProcessTestCluster cluster, NpgsqlDataSource source) => (Cluster, _source) = (cluster, source);

    public InProcessTestCluster Cluster { get; }

    public NpgsqlDataSource Source => _source;

    /// <summary>The trackers of the silos.</summary>
    public IReadOnlyList<JobTracker> Trackers => [.. Cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<JobTracker>())];

    /// <summary>The tracker of the node that runs no lanes.</summary>
    public JobTracker Client => Cluster.Client.ServiceProvider.GetRequiredService<JobTracker>();

    public IServiceProvider ClientServices => Cluster.Client.ServiceProvider;

    /// <param name="silos">The number of silos.</param>
    /// <param name="addClients">Registers the clients of a node.</param>
    /// <param name="configure">Sets options.</param>
    /// <param name="keys">The keys of further trackers.</param>
    public static async Task<TestNodes> StartAsync(
        short silos, Action<IServiceCollection, string> addClients, Action<TypedClusterOptions, string>? configure = null, params string[] keys)
    {
        var name = $"typed_{Guid.NewGuid():N}";
        await using (var admin = NpgsqlDataSource.Create(SharedPostgres.ConnectionString))
        await using (var create = admin.CreateCommand($"create database {name}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(SharedPostgres.ConnectionString) { Database = name }.ConnectionString);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((options, silo) =>
        {
            addClients(silo.Services, options.SiloName);
            silo.AddTypedCluster(Configure(""));
            foreach (var key in keys)
            {
                silo.AddTypedCluster(key, Configure(key));
            }
        });
        builder.ConfigureClient(client =>
        {
            addClients(client.Services, "client");
            client.AddTypedClusterClient(Configure(""));
            foreach (var key in keys)
            {
                client.AddTypedClusterClient(key, Configure(key));
            }
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestNodes(cluster, source);

        Action<TypedClusterOptions> Configure(string key) => options =>
        {
            options.DataSource = source;
            options.PingInterval = TimeSpan.FromMilliseconds(500);
            configure?.Invoke(options, key);
        };
    }

    public ILaneGrain Lane(string provider = "acme", string key = "") => Cluster.Client.GetGrain<ILaneGrain>(LaneKey.Of(key, provider, LaneShard.Whole));

    /// <summary>The silo that runs a lane.</summary>
    public async Task<InProcessSiloHandle> SiloOfAsync(string provider = "acme", string key = "")
    {
        var address = (await Lane(provider, key).ReportAsync()).Silo;
        return Cluster.Silos.Single(silo => silo.SiloAddress.ToString() == address);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _source.DisposeAsync();
    }
}
