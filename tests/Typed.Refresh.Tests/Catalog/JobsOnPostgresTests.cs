using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Refresh.Commands;
using Typed.Tracking;

namespace Typed.RefreshTests.Catalog;

/// <summary><c>typed jobs</c> on a journal in PostgreSQL, with a server of the test's own.</summary>
public sealed class JobsOnPostgresTests(JobsOnPostgresTests.Server server) : JobsCommandContract, IClassFixture<JobsOnPostgresTests.Server>
{
    private readonly string _partition = Guid.NewGuid().ToString("N");

    protected override IReadOnlyList<string> Journal => ["--postgres", server.ConnectionString, "--partition", _partition];

    [Fact]
    public async Task The_connection_can_come_from_the_environment_and_another_partition_is_another_journal()
    {
        Tool.Variables[JournalOption.Variable] = server.ConnectionString;
        await using (var journal = Make())
        {
            await journal.OpenAsync(TestContext.Current.CancellationToken);
        }

        await Tool.ExpectAsync(ExitCodes.Fine, "jobs", "list", "--partition", _partition);
        Assert.Contains("0 jobs", Tool.Output, StringComparison.Ordinal);
    }

    protected override IJobJournal Make() => new PostgresJobJournal(server.ConnectionString, new PostgresJournalOptions { Partition = _partition });

    /// <summary>One server for the tests of this class.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private PostgresServer? _server;

        /// <summary>The address. Skips the test where there can be no server.</summary>
        public string ConnectionString
        {
            get
            {
                Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
                return _server!.ConnectionString;
            }
        }

        public async ValueTask InitializeAsync() => _server = PostgresServer.Missing is null ? await PostgresServer.StartAsync() : null;

        public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
    }
}
