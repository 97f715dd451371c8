using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Typed.Cluster.Lanes;
using Typed.Cluster.Nodes;
using Typed.Tracking;

namespace Typed.Cluster;

/// <summary>Unhealthy if the tracker of this node has stopped, if a lane cannot be reached, or if its keys or address seem to belong to another account. Degraded if a provider answers with errors, jobs are
/// stuck, or results are not fetched. Register it with <c>AddCheck&lt;ClusterHealthCheck&gt;("typed-cluster")</c>.</summary>
public sealed class ClusterHealthCheck : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private readonly IGrainFactory _grains;
    private readonly LaneDirectory _lanes;
    private readonly IServiceProvider _services;

    /// <summary>Creates the check. The container calls this constructor.</summary>
    /// <param name="services">The services of the node.</param>
    public ClusterHealthCheck(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _services = services;
        _grains = (IGrainFactory)services.GetService(typeof(IGrainFactory))!;
        _lanes = (LaneDirectory?)services.GetService(typeof(LaneDirectory)) ?? throw new InvalidOperationException("AddTypedCluster or AddTypedClusterClient was not called.");
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_lanes.Members.Select(TrackerOf).FirstOrDefault(tracker => tracker.End is not null) is { } stopped)
        {
            return HealthCheckResult.Unhealthy("The tracker of this node has stopped. Restart the process.", stopped.End);
        }

        var reports = await Task.WhenAll(_lanes.Keys.Select(key => ReportAsync(key, cancellationToken))).ConfigureAwait(false);
        var data = reports.ToDictionary(one => one.Key, one => (object)Text(one.Report, one.Problem), StringComparer.Ordinal);
        var lost = reports.Where(one => one.Report is null).Select(one => one.Key).ToList();
        if (lost.Count > 0)
        {
            return HealthCheckResult.Unhealthy($"Not reached: {string.Join(", ", lost)}.", reports.First(one => one.Report is null).Problem, data);
        }

        if (reports.FirstOrDefault(one => one.Report!.IsOtherAccount).Key is { } other)
        {
            return HealthCheckResult.Unhealthy($"Wrong account or address? Jobs in {other} do not belong to these keys.", data: data);
        }

        var poor = reports.Where(one => one.Report is { Error: not null } or { Stuck: > 0 } or { Unfetched: > 0 }).Select(one => one.Key).ToList();
        return poor.Count == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded($"Problems in {string.Join(", ", poor)}.", data: data);
    }

    private JobTracker TrackerOf(ClusterAccount member) => member.Partition.Length == 0
        ? _services.GetRequiredService<JobTracker>()
        : _services.GetRequiredKeyedService<JobTracker>(member.Partition);

    private static string Text(LaneReport? report, Exception? problem) => report is null
        ? problem?.GetType().Name ?? "not reached"
        : FormattableString.Invariant($"{report.Followed} followed, {report.Stuck} stuck, {report.Unfetched} unfetched, last error: {report.Error ?? "none"}, on {report.Silo}");

    private async Task<(string Key, LaneReport? Report, Exception? Problem)> ReportAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (key, await _grains.GetGrain<ILaneGrain>(key).ReportAsync().WaitAsync(s_timeout, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (key, null, exception);
        }
    }
}
