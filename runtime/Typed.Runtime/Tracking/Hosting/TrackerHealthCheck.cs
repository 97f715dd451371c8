using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Typed.Tracking.Hosting;

/// <summary>Unhealthy if the journal cannot be written, or if keys or address seem to belong to another account. Degraded if a provider answers with errors, jobs
/// are stuck, results are not fetched, or records cannot be read. Register it with <c>AddCheck&lt;TrackerHealthCheck&gt;("typed")</c>.</summary>
/// <param name="tracker">The tracker.</param>
public sealed class TrackerHealthCheck(JobTracker tracker) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = tracker.Health();
        var data = health.Errors.ToDictionary(one => one.Key, one => (object)one.Value.GetType().Name, StringComparer.Ordinal);
        var unreadable = tracker.Recovery?.Journal.UnreadableRecords ?? 0;
        data["followed"] = health.Followed;
        data["stuck"] = health.Stuck;
        data["unfetched"] = health.Unfetched;
        data["unreadable"] = unreadable;
        data["other_account"] = health.OtherAccount;
        data["unknown_statuses"] = health.UnknownStatuses;
        data["uncertain_at_start"] = tracker.Recovery?.Uncertain.Count ?? 0;
        if (health.Fault is { } fault)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The journal cannot be written; the tracker has stopped.", fault, data));
        }

        if (tracker.Recovery is null)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The tracker is not started.", data: data));
        }

        if (health.Held.Count > 0 || health.OtherAccount > 0)
        {
            var where = health.Held.Count > 0 ? string.Join(", ", health.Held) : "the journal";
            return Task.FromResult(HealthCheckResult.Unhealthy($"Wrong account or address? Jobs in {where} do not belong to these keys.", data: data));
        }

        var complaints = Complaints(health, unreadable).ToList();
        return Task.FromResult(complaints.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : HealthCheckResult.Degraded(string.Join(" ", complaints), data: data));
    }

    private static IEnumerable<string> Complaints(TrackerHealth health, int unreadable)
    {
        if (health.Errors.Count > 0)
        {
            yield return $"Errors at {string.Join(", ", health.Errors.Keys)}.";
        }

        if (health.Stuck > 0)
        {
            yield return FormattableString.Invariant($"{health.Stuck} open jobs are stuck.");
        }

        if (health.Unfetched > 0)
        {
            yield return FormattableString.Invariant($"{health.Unfetched} results could not be fetched.");
        }

        if (unreadable > 0)
        {
            yield return FormattableString.Invariant($"{unreadable} records of the journal could not be read.");
        }
    }
}
