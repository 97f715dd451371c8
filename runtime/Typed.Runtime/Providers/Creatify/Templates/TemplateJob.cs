using System.Text.Json;
using Typed.Creatify.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify;

/// <summary>The details of a template job that are specific to Creatify.</summary>
/// <remarks>creatify.mintlify.app/api-reference/custom-template-jobs/get-custom-template-job-.</remarks>
public sealed class TemplateJob
{
    private readonly TemplateJobAnswer _answer;

    private TemplateJob(TemplateJobAnswer job) => _answer = job;

    /// <summary>The job's id, used to render a preview: <see cref="TemplateRequest.AsRenderOf"/>.</summary>
    public string Id => _answer.Id ?? "";

    /// <summary>The status.</summary>
    public JobStatus Status => CreatifyStatus.Parse(_answer.Status);

    /// <summary>The URL of the video, or null if there is none yet. It is also the asset of the result.</summary>
    public Uri? VideoOutput => _answer.VideoOutput;

    /// <summary>The preview page, which can be embedded in a frame, or null if there is none. It is not a file, so it is not among the assets.</summary>
    public Uri? Preview => _answer.Preview;

    /// <summary>Where the video can be edited for 24 hours by users with API editor access, or null otherwise.</summary>
    public Uri? EditorUrl => _answer.EditorUrl;

    /// <summary>Creatify's <c>media_job</c>, or null if there is none. Its purpose is not documented.</summary>
    public string? MediaJob => _answer.MediaJob;

    /// <summary>Creatify's <c>progress</c>, or null if not reported. Its range is not documented.</summary>
    public decimal? Progress => _answer.Progress;

    /// <summary>The name given in the request, or null if there is none.</summary>
    public string? Name => _answer.Name;

    /// <summary>The model version, or null if not reported.</summary>
    public TemplateModelVersion? ModelVersion => _answer.ModelVersion is { } version ? new TemplateModelVersion(version) : null;

    /// <summary>Creatify's <c>is_hidden</c>, or null if not reported.</summary>
    public bool? IsHidden => _answer.IsHidden;

    /// <summary>The complete response, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;

    /// <summary>Gets the job of a result.</summary>
    /// <param name="result">A result of a <see cref="CreatifyTemplatesClient"/>.</param>
    public static TemplateJob Of(GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TemplateJob(WireObject.Read(result.Raw, CreatifyWire.Default.TemplateJobAnswer));
    }

    /// <summary>Gets the job of a snapshot.</summary>
    /// <param name="snapshot">A snapshot from a <see cref="CreatifyTemplatesClient"/>.</param>
    public static TemplateJob Of(JobSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new TemplateJob(WireObject.Read(snapshot.Raw, CreatifyWire.Default.TemplateJobAnswer));
    }

    /// <summary>The id and status.</summary>
    public override string ToString() => $"{Id} {Status}";

    /// <summary>Reads the job as a provider-independent snapshot. Returns null if the JSON has no id.</summary>
    internal static JobSnapshot? Read(JsonElement json, TimeSpan? retryAfter) =>
        WireObject.Read(json, CreatifyWire.Default.TemplateJobAnswer) is { Id: { } id } job
            ? new JobSnapshot
            {
                Id = id,
                Status = CreatifyStatus.Parse(job.Status),
                Assets = job.VideoOutput is { } video ? [new Asset(video) { Type = AssetType.Video }] : [],
                FailedReason = job.FailedReason,
                CreditsUsed = job.CreditsUsed,
                Duration = job.Duration,
                CreatedAt = job.CreatedAt,
                UpdatedAt = job.UpdatedAt,
                RetryAfter = retryAfter,
                Raw = json,
            }
            : null;
}
