using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>What Creatify says of a template's job beyond what all providers' jobs have.</summary>
/// <remarks>creatify.mintlify.app/api-reference/custom-template-jobs/get-custom-template-job-.</remarks>
public sealed class TemplateJob
{
    private TemplateJob(JsonElement raw)
    {
        Id = TolerantJson.Text(raw, "id") ?? "";
        Status = CreatifyStatus.Parse(TolerantJson.Text(raw, "status"));
        VideoOutput = TolerantJson.HttpUrl(raw, "video_output");
        Preview = TolerantJson.HttpUrl(raw, "preview");
        EditorUrl = TolerantJson.HttpUrl(raw, "editor_url");
        MediaJob = TolerantJson.Text(raw, "media_job");
        Progress = TolerantJson.Decimal(raw, "progress");
        Name = TolerantJson.Text(raw, "name");
        ModelVersion = TolerantJson.Text(raw, "model_version") is { } version ? new TemplateModelVersion(version) : null;
        IsHidden = TolerantJson.Member(raw, "is_hidden")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        Raw = raw;
    }

    /// <summary>The job's id; a render goes by it: <see cref="TemplateRequest.AsRenderOf"/>.</summary>
    public string Id { get; }

    /// <summary>Its status.</summary>
    public JobStatus Status { get; }

    /// <summary>The video; null where there is none yet. It is the asset of the result as well.</summary>
    public Uri? VideoOutput { get; }

    /// <summary>The page of the preview, which may be framed; null where there is none. No file: it is not among the assets.</summary>
    public Uri? Preview { get; }

    /// <summary>Where the video can be edited, for 24 hours, for who has API editor access; null otherwise.</summary>
    public Uri? EditorUrl { get; }

    /// <summary>Creatify's <c>media_job</c>; null where there is none. What it is for is not documented.</summary>
    public string? MediaJob { get; }

    /// <summary>Creatify's <c>progress</c>; null where it does not say. Its range is not documented.</summary>
    public decimal? Progress { get; }

    /// <summary>The name that the request gave; null where none.</summary>
    public string? Name { get; }

    /// <summary>The model version; null where Creatify does not say.</summary>
    public TemplateModelVersion? ModelVersion { get; }

    /// <summary>Creatify's <c>is_hidden</c>; null where it does not say.</summary>
    public bool? IsHidden { get; }

    /// <summary>The whole answer, members that are not known included.</summary>
    public JsonElement Raw { get; }

    /// <summary>The job of a result.</summary>
    /// <param name="result">A result of a <see cref="CreatifyTemplatesClient"/>.</param>
    public static TemplateJob Of(GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TemplateJob(result.Raw);
    }

    /// <summary>The job of one look.</summary>
    /// <param name="snapshot">A look of a <see cref="CreatifyTemplatesClient"/>.</param>
    public static TemplateJob Of(JobSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new TemplateJob(snapshot.Raw);
    }

    /// <summary>Id and status.</summary>
    public override string ToString() => $"{Id} {Status}";

    /// <summary>The job as all providers' jobs are, or null where the JSON has no id.</summary>
    internal static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter) =>
        TolerantJson.Text(json, "id") is { } id
            ? new JobSnapshot
            {
                Id = id,
                Status = CreatifyStatus.Parse(TolerantJson.Text(json, "status")),
                Assets = TolerantJson.HttpUrl(json, "video_output") is { } video ? [new Asset(video) { Type = AssetType.Video }] : [],
                FailedReason = TolerantJson.Text(json, "failed_reason"),
                CreditsUsed = TolerantJson.Decimal(json, "credits_used"),
                Duration = TolerantJson.Seconds(json, "duration"),
                CreatedAt = TolerantJson.Time(json, "created_at"),
                UpdatedAt = TolerantJson.Time(json, "updated_at"),
                RetryAfter = retryAfter,
                Raw = json,
            }
            : null;
}
