using Typed.Tracking;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;

namespace Typed.Cluster.Lanes;

/// <summary>Converts between the messages of the lanes and the types of the tracker.</summary>
internal static class LaneText
{
    public static byte[] Write(JobRecord record) => record.ToJson();

    public static JobRecord Read(byte[] record) => JobRecord.FromJson(record);

    public static LaneNews ToMessage(JobNews news) => new()
    {
        Record = news.Record is { } record ? Write(record) : null,
        Status = news.Progress?.Status.Value ?? "",
        Phase = (int)(news.Progress?.Status.Phase ?? default),
        Elapsed = news.Progress?.Elapsed ?? default,
        Attempt = news.Progress?.Attempt ?? 0,
        Error = news.Progress?.Error?.Message,
    };

    public static JobNews FromMessage(LaneNews message, string provider) => message.Record is { } record
        ? new JobNews(null, Read(record))
        : new JobNews(
            new JobProgress(new JobStatus(message.Status, (JobPhase)message.Phase), message.Elapsed, message.Attempt, null)
            {
                Error = message.Error is { } error ? new ProviderUnavailableException(provider, error) : null,
            },
            null);

    public static LaneNotice ToMessage(WebhookNotice notice, DateTimeOffset now) => new()
    {
        Provider = notice.Provider,
        JobId = notice.JobId,
        Status = notice.Status.Value,
        Phase = (int)notice.Status.Phase,
        DeliveryId = notice.DeliveryId,
        IsVerified = notice.IsVerified,
        Key = notice.Key,
        Ending = WebhookEnding.Of(notice, now) is { } ending ? Write(ending) : null,
    };

    public static WebhookNotice FromMessage(LaneNotice message) => new(message.Provider, message.JobId)
    {
        Status = new JobStatus(message.Status, (JobPhase)message.Phase),
        DeliveryId = message.DeliveryId,
        IsVerified = message.IsVerified,
        Key = message.Key,
        Snapshot = message.Ending is { } ending ? WebhookEnding.ToSnapshot(Read(ending)) : null,
    };
}
