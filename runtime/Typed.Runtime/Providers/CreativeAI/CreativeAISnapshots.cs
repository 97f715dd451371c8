using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>Reads jobs from CreativeAI's responses, statuses, and webhooks.</summary>
internal static class CreativeAISnapshots
{
    /// <summary>How long an output remains available after it was made (creativeai.run/api-docs).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Reads the job. Returns null if the JSON names none.</summary>
    /// <param name="family">The family of the job's id.</param>
    /// <param name="json">The response.</param>
    public static JobSnapshot? Read(string family, JsonElement json) => family switch
    {
        CreativeAIJobId.BatchFamily => ReadBatch(json),
        CreativeAIJobId.ImageFamily => ReadImages(json),
        _ => ReadJob(family, json),
    };

    private static JobSnapshot? ReadJob(string family, JsonElement json)
    {
        if (TolerantJson.Text(json, "id") is not { } id)
        {
            return null;
        }

        var completed = TolerantJson.Time(json, "completed_at");
        return new JobSnapshot
        {
            Id = CreativeAIJobId.Make(family, id),
            Status = CreativeAIStatus.Parse(TolerantJson.Text(json, "status")),
            // The model name as used in requests; the model that made the output is in the details.
            Model = family == CreativeAIJobId.VideoFamily && TolerantJson.Text(json, "model") is { } model ? "video-generation/" + model : null,
            Assets = Assets(json, TypeOf(family, json), completed + Lifetime),
            FailedReason = CreativeAIError.Read(json)?.Message,
            CreditsUsed = TolerantJson.Decimal(json, "adjusted_credits") ?? TolerantJson.Decimal(json, "credits"),
            CreditsRefunded = TolerantJson.Decimal(json, "credits_refunded"),
            Duration = TolerantJson.Seconds(json, "duration_seconds"),
            Resolution = TolerantJson.Integer(json, "width") is { } width && TolerantJson.Integer(json, "height") is { } height
                ? FormattableString.Invariant($"{width}x{height}")
                : null,
            CreatedAt = TolerantJson.Time(json, "created_at"),
            UpdatedAt = completed,
            Raw = json,
        };
    }

    // The response is the result: it has neither an id nor a status, and cannot be polled.
    private static JobSnapshot? ReadImages(JsonElement json)
    {
        if (TolerantJson.Member(json, "data") is not { ValueKind: JsonValueKind.Array } data)
        {
            return null;
        }

        var created = TolerantJson.Integer(json, "created") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
        return new JobSnapshot
        {
            Id = CreativeAIJobId.Make(CreativeAIJobId.ImageFamily, Guid.NewGuid().ToString("N")),
            Status = CreativeAIStatus.Of(JobPhase.Succeeded),
            Assets = Assets(json, AssetType.Image, created + Lifetime),
            CreditsUsed = TolerantJson.Decimal(json, "credits"),
            OutputCount = data.GetArrayLength(),
            CreatedAt = created,
            UpdatedAt = created,
            Raw = json,
        };
    }

    private static JobSnapshot? ReadBatch(JsonElement json)
    {
        if (TolerantJson.Text(json, "batch_id") is not { } id)
        {
            return null;
        }

        var details = new CreativeAIDetails(json);
        var completed = TolerantJson.Time(json, "completed_at");
        return new JobSnapshot
        {
            Id = CreativeAIJobId.Make(CreativeAIJobId.BatchFamily, id),
            Status = BatchStatus(json, details),
            Model = "video-generation-batch",
            Assets =
            [
                .. details.Items
                    .Where(item => item.OutputUrl is not null)
                    .Select(item => new Asset(item.OutputUrl!) { Id = item.Id, Type = AssetType.Video, ExpiresAt = completed + Lifetime, Raw = item.Raw }),
            ],
            FailedReason = details.Items.Select(item => item.Error?.Message).FirstOrDefault(message => message is not null) ?? CreativeAIError.Read(json)?.Message,
            CreditsUsed = details.CreditsCharged ?? TolerantJson.Decimal(json, "total_credits") ?? SumOf(details.Items),
            OutputCount = details.TotalJobs,
            CreatedAt = TolerantJson.Time(json, "created_at"),
            UpdatedAt = completed,
            Raw = json,
        };
    }

    // A batch has no status of its own: it has ended when completed + failed = total (inferred). One available clip makes it a success.
    private static JobStatus BatchStatus(JsonElement json, CreativeAIDetails details)
    {
        if (TolerantJson.Text(json, "status") is { } said)
        {
            return CreativeAIStatus.Parse(said);
        }

        var items = details.Items;
        var total = details.TotalJobs ?? items.Count;
        var done = details.Completed ?? items.Count(item => item.Status.IsSucceeded);
        var failed = details.Failed ?? items.Count(item => item.Status.IsFailed);
        var begun = done + failed + (details.Processing ?? items.Count(item => item.Status.Phase == JobPhase.Running));
        return CreativeAIStatus.Of(
            total > 0 && done + failed >= total ? (done > 0 ? JobPhase.Succeeded : JobPhase.Failed)
            : begun > 0 ? JobPhase.Running
            : JobPhase.Pending);
    }

    private static decimal? SumOf(IReadOnlyList<CreativeAIBatchItem> items) =>
        items.Count > 0 && items.All(item => item.Credits is not null) ? items.Sum(item => item.Credits) : null;

    // output_url, or data[].url as in the note on hosting.
    private static IReadOnlyList<Asset> Assets(JsonElement json, AssetType type, DateTimeOffset? expires)
    {
        if (TolerantJson.HttpUrl(json, "output_url") is { } output)
        {
            return [new Asset(output) { Type = type, ExpiresAt = expires, Raw = json }];
        }

        return TolerantJson.Member(json, "data") is { ValueKind: JsonValueKind.Array } data
            ?
            [
                .. data.EnumerateArray()
                    .Where(item => TolerantJson.HttpUrl(item, "url") is not null)
                    .Select(item => new Asset(TolerantJson.HttpUrl(item, "url")!) { Type = type, ExpiresAt = expires, Raw = item }),
            ]
            : [];
    }

    // The shared status path shows the asset type only through the file name.
    private static AssetType TypeOf(string family, JsonElement json)
    {
        if (family == CreativeAIJobId.VideoFamily)
        {
            return AssetType.Video;
        }

        var path = (TolerantJson.HttpUrl(json, "output_url")?.AbsolutePath ?? "").ToLowerInvariant();
        return path.EndsWith(".mp4", StringComparison.Ordinal) ? AssetType.Video
            : path.EndsWith(".mp3", StringComparison.Ordinal) ? AssetType.Audio
            : path.EndsWith(".png", StringComparison.Ordinal) || path.EndsWith(".jpg", StringComparison.Ordinal) || path.EndsWith(".webp", StringComparison.Ordinal) ? AssetType.Image
            : default;
    }
}
