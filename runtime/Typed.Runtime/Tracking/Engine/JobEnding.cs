using Typed.Providers;

namespace Typed.Tracking.Engine;

/// <summary>Turns what the provider says of a job into its record.</summary>
internal static class JobEnding
{
    private const int MaxInterned = 64;

    /// <summary>The record with the provider's answer in it: still open, or ended with all that is known of the end.</summary>
    /// <param name="record">The open job.</param>
    /// <param name="snapshot">The answer.</param>
    /// <param name="lifetime">How long results stay at the provider, if it does not say so for the asset.</param>
    /// <param name="now">The time.</param>
    public static JobRecord Apply(JobRecord record, JobSnapshot snapshot, TimeSpan? lifetime, DateTimeOffset now)
    {
        var status = snapshot.Status;
        if (!status.IsFinal)
        {
            return record with { Status = TextOf(status) };
        }

        // A provider of the user's own may break its contract; its job is paid for all the same.
        var assets = snapshot.Assets ?? [];
        return record with
        {
            State = status.IsSucceeded ? JobState.Succeeded : JobState.Failed,
            Status = TextOf(status),
            Reason = snapshot.FailedReason,
            EndedAt = now,
            CreditsUsed = snapshot.CreditsUsed,
            CreditsRefunded = snapshot.CreditsRefunded,
            Assets = assets.Count == 0 ? null : [.. assets.Select(JobAsset.Of)],
            FetchedAt = status.IsSucceeded && assets.Count == 0 ? now : null,
            ExpiresAt = status.IsSucceeded ? assets.Min(asset => asset.ExpiresAt) ?? (now + lifetime) : null,
        };
    }

    // A status is one of a few texts: one instance for all jobs.
    private static string? TextOf(JobStatus status) => status.Value.Length is > 0 and <= MaxInterned ? string.Intern(status.Value) : status.Value;
}
