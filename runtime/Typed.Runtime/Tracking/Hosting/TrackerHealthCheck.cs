using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Typed.Tracking.Hosting;

/// <summary>Unhealthy where the journal cannot be written, degraded where a provider answers with errors. Register it with <c>AddCheck&lt;TrackerHealthCheck&gt;("typed")</c>.</summary>
/// <param name="tracker">The tracker.</param>
public sealed class TrackerHealthCheck(JobTracker tracker) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = tracker.Health();
        var data = health.Errors.ToDictionary(one => one.Key, one => (object)one.Value.GetType().Name, StringComparer.Ordinal);
        data["followed"] = health.Followed;
        data["uncertain_at_start"] = tracker.Recovery?.Uncertain.Count ?? 0;
        return Task.FromResult(health switch
        {
            { Fault: { } fault } => HealthCheckResult.Unhealthy("The journal cannot be written; the tracker has stopped.", fault, data),
            _ when tracker.Recovery is null => HealthCheckResult.Unhealthy("The tracker is not started.", data: data),
            { Errors.Count: > 0 } => HealthCheckResult.Degraded($"Errors at {string.Join(", ", health.Errors.Keys)}.", data: data),
            _ => HealthCheckResult.Healthy(data: data),
        });
    }
}
