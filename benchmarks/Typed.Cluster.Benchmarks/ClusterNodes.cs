using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Typed.ClusterTests.Kit;
using Typed.Tracking;

namespace Typed.Cluster.Benchmarks;

/// <summary>Silos in this process, on a database of their own. They share the processors; between them is Orleans' in-memory transport.</summary>
internal sealed class ClusterNodes : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly NpgsqlDataSource _source;

    private ClusterNodes(InProcessTestCluster cluster, NpgsqlDataSource source) => (_cluster, _source) = (cluster, source);

    public IReadOnlyList<JobTracker> Trackers => [.. _cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<JobTracker>())];

    public static async Task<ClusterNodes> StartAsync(PostgresServer server, short silos, Func<string, GenerationClient> clientOf)
    {
        var name = $"bench_{Guid.NewGuid():N}";
        await using (var admin = NpgsqlDataSource.Create(server.ConnectionString))
        await using (var create = admin.CreateCommand($"create database {name}"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 50 }.ConnectionString);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((options, silo) =>
        {
            silo.Services.AddSingleton(clientOf(options.SiloName));
            silo.AddTypedCluster(typed =>
            {
                typed.DataSource = source;
                typed.Tracker.Providers[Provider.Key] = new TrackedProviderOptions { MaxConcurrentRequests = 64 };
            });
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddSingleton(clientOf("client"));
            client.AddTypedClusterClient(typed => typed.DataSource = source);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new ClusterNodes(cluster, source);
    }

    /// <summary>Kills a silo by its name.</summary>
    public Task KillAsync(string name) => _cluster.KillSiloAsync(
        _cluster.Silos.Single(silo => silo.ServiceProvider.GetRequiredService<ILocalSiloDetails>().Name == name));

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _source.DisposeAsync();
    }
}
