using System.Text.Json;
using Typed.Creatify.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify;

/// <summary>Maps a task of the Asset Generator.</summary>
internal static class CreatifyTask
{
    /// <summary>Reads the task. Returns null if the JSON has no id.</summary>
    public static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter = null) =>
        WireObject.Read(json, CreatifyWire.Default.TaskAnswer) is { Id: { } id } task
            ? new JobSnapshot
            {
                Id = id,
                Status = CreatifyStatus.Parse(task.Status),
                Model = task.ModelName,
                Assets = Assets(task),
                FailedReason = task.FailedReason,
                CreditsUsed = task.CreditsUsed,
                Duration = task.Duration,
                Resolution = task.Resolution,
                AspectRatio = task.AspectRatio,
                OutputCount = task.OutputNums,
                CreatedAt = task.CreatedAt,
                UpdatedAt = task.UpdatedAt,
                RetryAfter = retryAfter,
                Raw = json,
            }
            : null;

    /// <summary>Gets the outputs that have a URL.</summary>
    public static IReadOnlyList<Asset> Assets(TaskAnswer task) =>
    [
        .. (task.Assets ?? []).Where(asset => asset.Url is not null).Select(asset => new Asset(asset.Url!)
        {
            Id = asset.Id,
            Type = new AssetType(asset.Type ?? ""),
            ThumbnailUrl = asset.ThumbnailUrl,
            Name = asset.Name,
            Raw = asset.Raw,
        }),
    ];
}
