using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI;

/// <summary>Maps jobs of CreativeAI's responses, statuses, and webhooks.</summary>
internal static class CreativeAISnapshots
{
    /// <summary>How long an output remains available after it was made (creativeai.run/api-docs).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Maps the job. Returns null if the answer names none.</summary>
    /// <param name="family">The family of the job's id.</param>
    /// <param name="json">The answer.</param>
    public static JobSnapshot? Read(string family, JsonElement json) => Of(family, WireObject.Read(json, CreativeAIWire.Default.JobAnswer));

    /// <inheritdoc cref="Read"/>
    public static JobSnapshot? Of(string family, JobAnswer answer) => family switch
    {
        CreativeAIJobId.BatchFamily => OfBatch(answer),
        CreativeAIJobId.ImageFamily => OfImages(answer),
        _ => OfJob(family, answer),
    };

    private static JobSnapshot? OfJob(string family, JobAnswer answer) => answer.Id is not { } id ? null : new JobSnapshot
    {
        Id = CreativeAIJobId.Make(family, id),
        Status = CreativeAIStatus.Parse(answer.Status),
        // The model name as used in requests; the model that made the output is in the details.
        Model = family == CreativeAIJobId.VideoFamily && answer.Model is { } model ? "video-generation/" + model : null,
        Assets = Assets(answer, TypeOf(family, answer), answer.CompletedAt + Lifetime),
        FailedReason = CreativeAIError.Of(answer)?.Message,
        CreditsUsed = answer.AdjustedCredits ?? answer.Credits,
        CreditsRefunded = answer.CreditsRefunded,
        Duration = answer.DurationSeconds,
        Resolution = answer is { Width: { } width, Height: { } height } ? FormattableString.Invariant($"{width}x{height}") : null,
        CreatedAt = answer.CreatedAt,
        UpdatedAt = answer.CompletedAt,
        Raw = answer.Raw,
    };

    // The response is the result: it has neither an id nor a status, and cannot be polled.
    private static JobSnapshot? OfImages(JobAnswer answer)
    {
        if (answer.Data is not { } data)
        {
            return null;
        }

        var created = answer.Created is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
        return new JobSnapshot
        {
            Id = CreativeAIJobId.Make(CreativeAIJobId.ImageFamily, Guid.NewGuid().ToString("N")),
            Status = CreativeAIStatus.Of(JobPhase.Succeeded),
            Assets = Assets(answer, AssetType.Image, created + Lifetime),
            CreditsUsed = answer.Credits,
            OutputCount = data.Count,
            CreatedAt = created,
            UpdatedAt = created,
            Raw = answer.Raw,
        };
    }

    private static JobSnapshot? OfBatch(JobAnswer answer)
    {
        if (answer.BatchId is not { } id)
        {
            return null;
        }

        var items = new CreativeAIDetails(answer).Items;
        return new JobSnapshot
        {
            Id = CreativeAIJobId.Make(CreativeAIJobId.BatchFamily, id),
            Status = BatchStatus(answer, items),
            Model = "video-generation-batch",
            Assets =
            [
                .. items
                    .Where(item => item.OutputUrl is not null)
                    .Select(item => new Asset(item.OutputUrl!) { Id = item.Id, Type = AssetType.Video, ExpiresAt = answer.CompletedAt + Lifetime, Raw = item.Raw }),
            ],
            FailedReason = items.Select(item => item.Error?.Message).FirstOrDefault(message => message is not null) ?? CreativeAIError.Of(answer)?.Message,
            CreditsUsed = answer.CreditsCharged ?? answer.TotalCredits ?? SumOf(items),
            OutputCount = answer.TotalJobs,
            CreatedAt = answer.CreatedAt,
            UpdatedAt = answer.CompletedAt,
            Raw = answer.Raw,
        };
    }

    // A batch has no status of its own: it has ended when completed + failed = total (inferred). One available clip makes it a success.
    private static JobStatus BatchStatus(JobAnswer answer, IReadOnlyList<CreativeAIBatchItem> items)
    {
        if (answer.Status is { } said)
        {
            return CreativeAIStatus.Parse(said);
        }

        var total = answer.TotalJobs ?? items.Count;
        var done = answer.Completed ?? items.Count(item => item.Status.IsSucceeded);
        var failed = answer.Failed ?? items.Count(item => item.Status.IsFailed);
        var begun = done + failed + (answer.Processing ?? items.Count(item => item.Status.Phase == JobPhase.Running));
        return CreativeAIStatus.Of(
            total > 0 && done + failed >= total ? (done > 0 ? JobPhase.Succeeded : JobPhase.Failed)
            : begun > 0 ? JobPhase.Running
            : JobPhase.Pending);
    }

    private static decimal? SumOf(IReadOnlyList<CreativeAIBatchItem> items) =>
        items.Count > 0 && items.All(item => item.Credits is not null) ? items.Sum(item => item.Credits) : null;

    // output_url, or data[].url as in the note on hosting.
    private static IReadOnlyList<Asset> Assets(JobAnswer answer, AssetType type, DateTimeOffset? expires) =>
        answer.OutputUrl is { } output
            ? [new Asset(output) { Type = type, ExpiresAt = expires, Raw = answer.Raw }]
            : [.. (answer.Data ?? []).Where(item => item.Url is not null).Select(item => new Asset(item.Url!) { Type = type, ExpiresAt = expires, Raw = item.Raw })];

    // The shared status path shows the asset type only through the file name.
    private static AssetType TypeOf(string family, JobAnswer answer) =>
        family == CreativeAIJobId.VideoFamily ? AssetType.Video : Path.GetExtension(answer.OutputUrl?.AbsolutePath ?? "").ToLowerInvariant() switch
        {
            ".mp4" => AssetType.Video,
            ".mp3" => AssetType.Audio,
            ".png" or ".jpg" or ".webp" => AssetType.Image,
            _ => default,
        };
}
