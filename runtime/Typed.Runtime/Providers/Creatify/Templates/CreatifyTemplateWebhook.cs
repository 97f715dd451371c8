using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Creatify.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;
using Typed.Tracking.Webhooks;

namespace Typed.Creatify;

/// <summary>The message that Creatify posts each time the status of a template job changes. It is only a hint.</summary>
/// <remarks>
/// docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job calls the video URL <c>video_output</c>;
/// post-custom-template-job-render calls it <c>output</c>. Both are read. No signature is documented: anyone can post the same message. Never use it
/// as a result; call <see cref="CreatifyTemplatesClient.GetJobAsync"/> instead.
/// </remarks>
public sealed class CreatifyTemplateWebhook
{
    private CreatifyTemplateWebhook(string id, TemplateJobAnswer job)
    {
        Id = id;
        Status = CreatifyStatus.Parse(job.Status);
        FailedReason = job.FailedReason;
        VideoOutput = job.VideoOutput ?? job.Output;
        Raw = job.Raw;
    }

    /// <summary>A reader that makes the tracker check the job named in a message.</summary>
    public static IWebhookReader Reader { get; } = new JsonWebhookReader(CreatifyTemplatesClient.ProviderName, CreatifyStatus.Parse);

    /// <summary>The id of the job that the message claims to be about.</summary>
    public string Id { get; }

    /// <summary>The status claimed by the message.</summary>
    public JobStatus Status { get; }

    /// <summary>The reason claimed by the message, or null if there is none.</summary>
    public string? FailedReason { get; }

    /// <summary>The video claimed by the message: a URL of unknown origin, or null if there is none.</summary>
    [UnverifiedContent]
    public Uri? VideoOutput { get; }

    /// <summary>The complete body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a webhook call. Never throws because of its content.</summary>
    /// <param name="body">The body. The receiver must limit its size.</param>
    /// <param name="webhook">The message, or null if the body is not JSON or names no job.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out CreatifyTemplateWebhook? webhook)
    {
        webhook = TolerantJson.Parse(body.ToArray()) is { } json && WireObject.Read(json, CreatifyWire.Default.TemplateJobAnswer) is { Id: { } id } job
            ? new CreatifyTemplateWebhook(id, job)
            : null;
        return webhook is not null;
    }
}
