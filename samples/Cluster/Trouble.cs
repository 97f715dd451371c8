using System.Diagnostics;
using System.Globalization;

namespace ClusterSample;

/// <summary>The faults in addition to the kills: the database crashes, a node is paused beyond its leases, the network between the silos is cut, or one node is cut off.</summary>
/// <param name="kinds"><c>all</c>, or the names of the faults, which take turns.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="network">The network between them.</param>
/// <param name="control">The script that stops and starts PostgreSQL.</param>
/// <param name="random">Chooses the moments.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Trouble(string kinds, IReadOnlyList<NodeProcess> nodes, Network network, string control, Random random, CancellationToken stop)
{
    private static readonly string[] s_kinds = ["cut", "crash", "silo", "postgres", "alone", "pause", "", ""];

    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(1.5);

    public int Crashes { get; private set; }

    public int Pauses { get; private set; }

    public int Cuts { get; private set; }

    public int Isolations { get; private set; }

    /// <summary>Returns the trouble of a round, whether a node is killed meanwhile, and how long jobs are submitted.</summary>
    public (Func<Task>? Trouble, bool Kills, TimeSpan Span) Of(int round, NodeProcess victim)
    {
        var (after, seconds) = (TimeSpan.FromMilliseconds(random.Next(2500)), random.Next(1, 8));
        var other = nodes.Where(node => node != victim).ElementAt(random.Next(nodes.Count - 1));
        var isSilent = random.Next(2) == 0;
        // Each is longer than a silo needs to be declared dead. The first time, the other two nodes stay alive.
        var (isolation, kills) = (TimeSpan.FromSeconds(12 + seconds), round > s_kinds.Length);
        return KindOf(round) switch
        {
            "cut" => (() => CutAsync(after, TimeSpan.FromSeconds(8 + seconds)), true, s_short),
            "crash" => (() => CrashDatabaseAsync(after, TimeSpan.FromSeconds(seconds)), true, s_short),
            "silo" => (() => IsolateAsync("the other silos", after, isolation, () => network.Isolate(other, isSilent), other, isSilent), kills, isolation),
            "postgres" => (() => IsolateAsync("PostgreSQL", after, isolation, () => network.CutPostgres(other, isSilent), other, isSilent), kills, isolation),
            "alone" => (() => IsolateAsync("the other silos and Redis", after, isolation, () => CutOff(other, isSilent), other, isSilent), kills, isolation),
            // Longer than the leases of 15 seconds.
            "pause" => (() => PauseAsync(other, after, TimeSpan.FromSeconds(14 + seconds)), true, s_short),
            _ => (null, true, s_short),
        };
    }

    private string KindOf(int round)
    {
        var chosen = kinds == "all" ? s_kinds : kinds.Split(',');
        return chosen[(round - 1) % chosen.Length];
    }

    private void CutOff(NodeProcess node, bool isSilent)
    {
        network.Isolate(node, isSilent);
        network.CutRedis(node, isSilent);
    }

    private async Task IsolateAsync(string what, TimeSpan after, TimeSpan duration, Action cut, NodeProcess node, bool isSilent)
    {
        await Task.Delay(after, stop);
        Isolations++;
        cut();
        await Task.Delay(duration, stop);
        network.Heal();
        Report(string.Create(CultureInfo.InvariantCulture, $"the node at {node.Port} did not reach {what}{(isSilent ? ", without an error," : "")}"), duration);
    }

    private async Task CrashDatabaseAsync(TimeSpan after, TimeSpan duration)
    {
        await Task.Delay(after, stop);
        Crashes++;
        await RunAsync(control, "stop");
        await Task.Delay(duration, stop);
        await RunAsync(control, "start");
        Report("PostgreSQL crashed", duration);
    }

    private async Task PauseAsync(NodeProcess node, TimeSpan after, TimeSpan duration)
    {
        await Task.Delay(after, stop);
        Pauses++;
        await RunAsync("kill", "-STOP", node.Id);
        await Task.Delay(duration, stop);
        await RunAsync("kill", "-CONT", node.Id);
        Report(string.Create(CultureInfo.InvariantCulture, $"the node at {node.Port} was paused"), duration);
    }

    private async Task CutAsync(TimeSpan after, TimeSpan duration)
    {
        await Task.Delay(after, stop);
        Cuts++;
        network.CutSilos();
        await Task.Delay(duration, stop);
        network.Heal();
        Report("the silos could not reach each other", duration);
    }

    private static void Report(string what, TimeSpan duration) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what} for {duration.TotalSeconds:0} s"));

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
