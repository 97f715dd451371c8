using Typed.Providers;
using Typed.Tracking.Engine;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Lanes;

/// <summary>Converts what a verified webhook message says about the end of a job to a record, the form in which it is stored and sent, and back.</summary>
public static class WebhookEnding
{
    /// <summary>Returns the end of the job that a message states, as a record; null if the message states none or is not verified.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="now">When the message arrived.</param>
    public static JobRecord? Of(WebhookNotice notice, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice is { IsVerified: true, Snapshot: { Status.IsFinal: true } snapshot }
            ? RecordUpdate.Apply(
                new JobRecord { Key = Guid.Empty, Provider = notice.Provider, JobId = snapshot.Id, Model = snapshot.Model, State = JobState.Open, CreatedAt = now }, snapshot, null, now)
            : null;
    }

    /// <summary>Returns the status check that such a record stands for.</summary>
    /// <param name="ending">A record from <see cref="Of"/>.</param>
    public static JobSnapshot ToSnapshot(JobRecord ending)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return new JobSnapshot
        {
            Id = ending.JobId ?? "",
            Status = new JobStatus(ending.Status ?? "", ending.State == JobState.Succeeded ? JobPhase.Succeeded : JobPhase.Failed),
            Model = ending.Model,
            Assets = [.. (ending.Assets ?? []).Select(asset => new Asset(asset.Url)
            {
                Id = asset.Id,
                Type = new AssetType(asset.Type ?? ""),
                Name = asset.Name,
                ExpiresAt = ending.ExpiresAt,
            })],
            FailedReason = ending.Reason,
            CreditsUsed = ending.CreditsUsed,
            CreditsRefunded = ending.CreditsRefunded,
        };
    }
}
