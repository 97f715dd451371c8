using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ClusterSample;

/// <summary>Three nodes work, and nodes are killed while jobs run. At the end the records are compared: jobs at the provider = jobs in PostgreSQL = results on disk.</summary>
internal static class Demonstration
{
    private const int Nodes = 3;
    private const int JobsPerKill = 12;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var postgres, var redis, var directory, var control])
        {
            await Console.Error.WriteLineAsync("Start it with samples/Cluster/run, which starts PostgreSQL and Redis.");
            return 2;
        }

        var kills = Setting("CLUSTER_KILLS", 1);
        var seed = Setting("CLUSTER_SEED", Environment.TickCount & 0xFFFF);
        var older = Environment.GetEnvironmentVariable("CLUSTER_OLDER");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Nodes} nodes, {kills} kills, {kills * JobsPerKill} jobs, CLUSTER_SEED={seed}"));
        await using var a = await Account.StartAsync("a");
        await using var b = await Account.StartAsync("b");
        var settings = new Dictionary<string, string>
        {
            ["AccountA"] = a.Address.AbsoluteUri,
            ["AccountB"] = b.Address.AbsoluteUri,
            ["Results"] = Path.Combine(directory, "results"),
            ["SiloOffset"] = "3000",
            ["Shards"] = Setting("CLUSTER_SHARDS", 1).ToString(CultureInfo.InvariantCulture),
        };
        var first = FreePorts();
        var database = new NpgsqlConnectionStringBuilder(postgres);
        var nodes = Enumerable.Range(0, Nodes)
            .Select(i => new NodeProcess(first + i, SettingsOf(first + i), Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"node{i + 1}.log")), older)).ToList();
        await using var network = new Network(nodes);
        network.Open(database.Port, int.Parse(redis[(redis.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));
        var audit = new Audit(postgres);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(600 + (90 * kills)));
        Work? work = null;
        try
        {
            nodes.ForEach(node => node.Start());
            await Task.WhenAll(nodes.Select(node => node.ReadyAsync(limit.Token)));
            Console.WriteLine("The nodes are ready.");
            await audit.InstallAsync(limit.Token);
            var random = new Random(seed);
            var trouble = Environment.GetEnvironmentVariable("CLUSTER_TROUBLE") is { Length: > 0 } kinds ? new Trouble(kinds, nodes, network, control, random, limit.Token) : null;
            work = new Work(nodes, [a, b], trouble, audit, random, limit.Token);
            for (var kill = 1; kill <= kills; kill++)
            {
                await work.RoundAsync(kill, JobsPerKill);
            }

            await work.SettleAsync();
            return await work.CompareAsync(settings["Results"], kills * JobsPerKill) ? 0 : 1;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"The time is up. {(work is null ? "The nodes did not become ready." : await work.DescribeAsync(settings["Results"], CancellationToken.None))}");
            return 1;
        }
        finally
        {
            nodes.ForEach(node => node.Dispose());
        }

        Dictionary<string, string> SettingsOf(int port) => new(settings)
        {
            ["Postgres"] = new NpgsqlConnectionStringBuilder(postgres) { Port = port + Network.ToPostgres }.ConnectionString,
            ["Redis"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port + Network.ToRedis}"),
        };
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : standard;

    // Three ports in a row, whose neighbours 1,000 to 5,000 above are free too.
    private static int FreePorts()
    {
        var start = 20_000 + (Environment.ProcessId % 200 * 10);
        while (Enumerable.Range(0, Nodes * 6).Any(i => IsTaken(start + (i % Nodes) + (i / Nodes * 1000))))
        {
            start += 10;
        }

        return start;
    }

    private static bool IsTaken(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
