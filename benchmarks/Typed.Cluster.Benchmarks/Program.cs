using Typed.Cluster.Benchmarks;
using Typed.ClusterTests.Kit;

// "journal": the journals alone. "cluster": whole trackers, through Orleans. Without an argument: both.
await using var server = await PostgresServer.StartAsync(isDurable: true);
if (args is not ["cluster"])
{
    await JournalBenchmark.RunAsync(server);
}

if (args is not ["journal"])
{
    await ClusterBenchmark.RunAsync(server);
}
