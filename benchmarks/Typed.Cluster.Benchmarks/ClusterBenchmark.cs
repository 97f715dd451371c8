using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Typed.Cluster.Lanes;
using Typed.Cluster.Nodes;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;

namespace Typed.Cluster.Benchmarks;

/// <summary>Whole trackers: submissions and polls per second through Orleans, the time of a takeover, and the memory of an open job, beside the same work on the file journal.
/// All nodes share the processors of this machine with PostgreSQL: compare the ratios.</summary>
internal static class ClusterBenchmark
{
    private const int Callers = 64;
    private const int Jobs = 3000;
    private static readonly TimeSpan s_never = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(PostgresServer server)
    {
        Line($"Load at the start: {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown")}");
        Line("");
        Line("| tracker | submissions/s | ratio to the file |");
        Line("|---|---|---|");
        var file = await FileAsync();
        Line(FormattableString.Invariant($"| file, one process | {file:0} | 1.00 |"));
        foreach (var count in new short[] { 1, 2, 3 })
        {
            await using var nodes = await ClusterNodes.StartAsync(server, count, Provider.Clients(s_never));
            await SubmitAsync(nodes.Trackers, "warm", Jobs / 4);
            var rate = await SubmitAsync(nodes.Trackers, "run", Jobs);
            Line(FormattableString.Invariant($"| cluster, {count} {(count == 1 ? "node" : "nodes")} | {rate:0} | {rate / file:0.00} |"));
        }

        Line("");
        await PollsAsync(server);
        await TakeoverAsync(server);
        await MemoryAsync(server);
    }

    private static async Task<double> FileAsync()
    {
        var directory = Directory.CreateTempSubdirectory("typed-bench-").FullName;
        double rate;
        await using (var tracker = await JobTracker.StartAsync(directory, Provider.Clients(s_never)("file")))
        {
            await SubmitAsync([tracker], "warm", Jobs / 4);
            rate = await SubmitAsync([tracker], "run", Jobs);
        }

        Directory.Delete(directory, recursive: true);
        return rate;
    }

    // One lane, whose jobs are due all the time: what one node can poll if the provider has no list.
    private static async Task PollsAsync(PostgresServer server)
    {
        var polls = 0L;
        await using var nodes = await ClusterNodes.StartAsync(server, 1, Provider.Clients(TimeSpan.FromMilliseconds(100), (_, _) => Interlocked.Increment(ref polls)));
        await SubmitAsync(nodes.Trackers, "polls", 2000);
        await Task.Delay(s_window);
        var (before, watch) = (Interlocked.Read(ref polls), Stopwatch.StartNew());
        await Task.Delay(s_window);
        Line(FormattableString.Invariant($"One lane with 2,000 open jobs and no list: {(Interlocked.Read(ref polls) - before) / watch.Elapsed.TotalSeconds:0} polls per second."));
    }

    private static async Task TakeoverAsync(PostgresServer server)
    {
        const int Open = 1000;
        var polls = new ConcurrentDictionary<string, ConcurrentDictionary<string, bool>>(StringComparer.Ordinal);
        await using var nodes = await ClusterNodes.StartAsync(
            server, 3, Provider.Clients(TimeSpan.FromMilliseconds(500), (node, id) => polls.GetOrAdd(node, _ => new(StringComparer.Ordinal))[id] = true));
        await SubmitAsync(nodes.Trackers, "takeover", Open);
        while (polls.Values.Sum(ids => ids.Count) < Open)
        {
            await Task.Delay(50);
        }

        var lost = polls.Keys.Single();
        var watch = Stopwatch.StartNew();
        await nodes.KillAsync(lost);
        while (polls.Count == 1)
        {
            await Task.Delay(10);
        }

        var first = watch.Elapsed;
        while (polls.Where(pair => pair.Key != lost).Sum(pair => pair.Value.Count) < Open)
        {
            await Task.Delay(10);
        }

        Line(FormattableString.Invariant(
            $"Takeover of {Open} open jobs: the first is polled {first.TotalSeconds:0.0} s after the kill, the last one for the first time after {watch.Elapsed.TotalSeconds:0.0} s."));
    }

    private static async Task MemoryAsync(PostgresServer server)
    {
        const int Open = 20_000;
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var account = new ClusterAccount("memory", new TypedClusterOptions { DataSource = source }, [Provider.Clients(s_never)("memory")]);
        await FillAsync(account, Open);
        // Timers keep the engine that has ended alive for some seconds. Its jobs would be subtracted from those of the next one.
        await Task.Delay(s_window);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var lane = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        var watch = Stopwatch.StartNew();
        await lane.StartAsync(CancellationToken.None);
        var time = watch.Elapsed;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Open;
        Line(FormattableString.Invariant($"A lane starts with {Open} open jobs in {time.TotalSeconds:0.00} s; an open job takes {bytes:0} bytes of memory."));
        GC.KeepAlive(lane);
    }

    private static async Task FillAsync(ClusterAccount account, int jobs)
    {
        await using var node = new LaneEngine(account, account.Clients[0], LaneShard.Whole, null, null);
        await node.StartAsync(CancellationToken.None);
        await SubmitAsync([node.Tracker], "memory", jobs);
    }

    private static async Task<double> SubmitAsync(IReadOnlyList<JobTracker> trackers, string name, int jobs)
    {
        var left = jobs;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            int number;
            while ((number = Interlocked.Decrement(ref left)) >= 0)
            {
                using var parameters = JsonDocument.Parse($$"""{"prompt":"{{new string('x', 300)}}","name":"{{name}}-{{number}}"}""");
                await trackers[caller % trackers.Count].SubmitAsync(Provider.Key, "acme/model/v1", parameters.RootElement);
            }
        })));
        return jobs / watch.Elapsed.TotalSeconds;
    }

    private static void Line(string text) => Console.WriteLine(text);
}
