using Microsoft.Extensions.Diagnostics.HealthChecks;
using Typed.Cluster.Lanes;

namespace Typed.Cluster;

/// <summary>Unhealthy if a lane cannot be reached, or if its keys or address seem to belong to another account. Degraded if a provider answers with errors, jobs are
/// stuck, or results are not fetched. Register it with <c>AddCheck&lt;ClusterHealthCheck&gt;("typed-cluster")</c>.</summary>
public sealed class ClusterHealthCheck : IHealthCheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private readonly IGrainFactory _grains;
    private readonly LaneDirectory _lanes;

    /// <summary>Creates the check. The container does.</summary>
    /// <param name="services">The services of the node.</param>
    public ClusterHealthCheck(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _grains = (IGrainFactory)services.GetService(typeof(IGrainFactory))!;
        _lanes = (LaneDirectory?)services.GetService(typeof(LaneDirectory)) ?? throw new InvalidOperationException("AddTypedCluster or AddTypedClusterClient was not called.");
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var reports = await Task.WhenAll(_lanes.Keys.Select(key => ReportAsync(key, cancellationToken))).ConfigureAwait(false);
        var data = reports.ToDictionary(one => one.Key, one => (object)Text(one.Report, one.Problem), StringComparer.Ordinal);
        var lost = reports.Where(one => one.Report is null).Select(one => one.Key).ToList();
        if (lost.Count > 0)
        {
            return HealthCheckResult.Unhealthy($"Not reached: {string.Join(", ", lost)}.", reports.First(one => one.Report is null).Problem, data);
        }

        if (reports.FirstOrDefault(one => one.Report!.IsOtherAccount).Key is { } other)
        {
            return HealthCheckResult.Unhealthy($"Wrong account or address? Jobs of {other} are not those of these keys.", data: data);
        }

        var poor = reports.Where(one => one.Report is { Error: not null } or { Stuck: > 0 } or { Unfetched: > 0 }).Select(one => one.Key).ToList();
        return poor.Count == 0 ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded($"Problems in {string.Join(", ", poor)}.", data: data);
    }

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
