using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Typed.ClusterTests.Kit;

/// <summary>One server for all tests that do not stop it. Each test has a partition of its own.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private static PostgresServer? s_server;

    /// <summary>The address of the server. Skips the test where there is none.</summary>
    public static string ConnectionString
    {
        get
        {
            Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
            return s_server!.ConnectionString;
        }
    }

    public static PostgresJobJournal Journal(string partition, TimeProvider? time = null, Func<PostgresJournalOptions, PostgresJournalOptions>? configure = null)
    {
        var options = new PostgresJournalOptions { Partition = partition };
        return new PostgresJobJournal(ConnectionString, configure?.Invoke(options) ?? options, time);
    }

    public async ValueTask InitializeAsync() => s_server = PostgresServer.Missing is null ? await PostgresServer.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
        }
    }
}
