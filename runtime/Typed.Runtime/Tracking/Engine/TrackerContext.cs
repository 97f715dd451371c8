using Microsoft.Extensions.Logging;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Lanes;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>The state that the parts of a tracker share.</summary>
internal sealed class TrackerContext
{
    private IRequestPermits? _permits;

    public required TrackerOptions Options { get; init; }

    public required IJobJournal Journal { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Log { get; init; }

    public required TrackerMetrics Metrics { get; init; }

    public required JobScheduler Scheduler { get; init; }

    public required JobRoster Roster { get; init; }

    public required WorkGuard Work { get; init; }

    /// <summary>The lanes of a cluster, which work on the jobs; null if this tracker does it.</summary>
    public IRemoteLanes? Remote { get; init; }

    /// <summary>Gives permission to submit.</summary>
    public IRequestPermits Permits => _permits ??= Remote is { } remote ? new RemotePermits(remote) : Scheduler.Permits;

    /// <summary>Returns numbers from 0 up to 1 that spread status checks over time.</summary>
    public Func<double> Random { get; set; } = NextRandom;

#pragma warning disable CA5394 // Spreads requests in time; nothing secret depends on it.
    private static double NextRandom() => System.Random.Shared.NextDouble();
#pragma warning restore CA5394
}
