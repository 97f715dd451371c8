using Typed.Providers;

namespace Typed.Tracking.Engine;

/// <summary>Applies a status check to the record of its job.</summary>
internal static class RecordUpdate
{
    private const int MaxInterned = 64;

    /// <summary>Returns the record with the provider's answer: still open, or ended with all known details of the end.</summary>
    /// <param name="record">The open job.</param>
    /// <param name="snapshot">The provider's answer.</param>
    /// <param name="lifetime">How long results stay at the provider, if the provider does not specify it for the asset.</param>
    /// <param name="now">The current time.</param>
    public static JobRecord Apply(JobRecord record, JobSnapshot snapshot, TimeSpan? lifetime, DateTimeOffset now)
    {
        var status = snapshot.Status;
        if (!status.IsFinal)
        {
            return record with { Status = TextOf(status) };
        }

        // A custom provider may break the contract, but its job is still paid for.
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
