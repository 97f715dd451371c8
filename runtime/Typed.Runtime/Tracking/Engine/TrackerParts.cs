using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Assembles a tracker and shuts it down.</summary>
internal static class TrackerParts
{
    /// <summary>Creates a lane for each client.</summary>
    /// <exception cref="ArgumentException">Two clients are for the same provider, or an option is out of range.</exception>
    public static Dictionary<string, Lane> LanesOf(TrackerOptions options, IEnumerable<GenerationClient> clients)
    {
        var lanes = new Dictionary<string, Lane>(StringComparer.Ordinal);
        foreach (var client in clients)
        {
            var one = options.Providers.TryGetValue(client.Provider, out var known) ? known : new TrackedProviderOptions();
            if (!lanes.TryAdd(client.Provider, new Lane(client, one)))
            {
                throw new ArgumentException($"The tracker has two clients for {client.Provider}. Use one tracker per account.");
            }
        }

        return lanes;
    }

    /// <summary>Ends all waits with the cause, because no work can continue.</summary>
    public static void Break(JobScheduler scheduler, JobRoster roster, Exception fault)
    {
        scheduler.Stop();
        foreach (var entry in roster.Entries)
        {
            entry.Break(fault);
        }
    }
}
