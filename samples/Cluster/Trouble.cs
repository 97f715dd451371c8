using System.Diagnostics;
using System.Globalization;

namespace ClusterSample;

/// <summary>The faults in addition to the kills: the database crashes, a node is paused beyond its leases, the network between the silos is cut.</summary>
/// <param name="nodes">The nodes.</param>
/// <param name="network">The network between them.</param>
/// <param name="control">The script that stops and starts PostgreSQL.</param>
/// <param name="random">Chooses the moments.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Trouble(IReadOnlyList<NodeProcess> nodes, SiloNetwork network, string control, Random random, CancellationToken stop)
{
    public int Crashes { get; private set; }

    public int Pauses { get; private set; }

    public int Cuts { get; private set; }

    /// <summary>Returns the trouble of a round, which is in addition to the kill.</summary>
    public Func<Task>? Of(int round, NodeProcess victim)
    {
        var (after, seconds) = (TimeSpan.FromMilliseconds(random.Next(2500)), random.Next(1, 8));
        var other = nodes.Where(node => node != victim).ElementAt(random.Next(nodes.Count - 1));
        return (round % 8) switch
        {
            1 => () => CutAsync(after, TimeSpan.FromSeconds(8 + seconds)),
            2 => () => CrashDatabaseAsync(after, TimeSpan.FromSeconds(seconds)),
            // Longer than the leases of 15 seconds.
            3 => () => PauseAsync(other, after, TimeSpan.FromSeconds(14 + seconds)),
            _ => null,
        };
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
        network.Cut();
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
