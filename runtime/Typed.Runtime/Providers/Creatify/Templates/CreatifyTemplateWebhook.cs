using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Creatify;

/// <summary>What Creatify posts about a template's job, each time its status changes. It is only a hint.</summary>
/// <remarks>
/// docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job calls the address of the video <c>video_output</c>,
/// post-custom-template-job-render calls it <c>output</c>: both are read. No signature is documented: anybody can post the same. Never take a
/// result from it; ask with <see cref="CreatifyTemplatesClient.GetJobAsync"/>.
/// </remarks>
public sealed class CreatifyTemplateWebhook
{
    private CreatifyTemplateWebhook(string id, JsonElement raw)
    {
        Id = id;
        Status = CreatifyStatus.Parse(TolerantJson.Text(raw, "status"));
        FailedReason = TolerantJson.Text(raw, "failed_reason");
        VideoOutput = TolerantJson.HttpUrl(raw, "video_output") ?? TolerantJson.HttpUrl(raw, "output");
        Raw = raw;
    }

    /// <summary>Makes the tracker ask for a job that a message names.</summary>
    public static IWebhookReader Reader { get; } = new JsonWebhookReader(CreatifyTemplatesClient.ProviderName, CreatifyStatus.Parse);

    /// <summary>The id of the job that it claims to be about.</summary>
    public string Id { get; }

    /// <summary>The status that it claims.</summary>
    public JobStatus Status { get; }

    /// <summary>The reason that it claims; null where none.</summary>
    public string? FailedReason { get; }

    /// <summary>The video that it claims: an address of unknown origin; null where none.</summary>
    [UnverifiedContent]
    public Uri? VideoOutput { get; }

    /// <summary>The whole body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a call. Never throws for what the body holds.</summary>
    /// <param name="body">The body; whoever received it limits its size.</param>
    /// <param name="webhook">What it says; null where it is not JSON or names no job.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out CreatifyTemplateWebhook? webhook)
    {
        webhook = TolerantJson.Parse(body.ToArray()) is { } json && TolerantJson.Text(json, "id") is { } id ? new CreatifyTemplateWebhook(id, json) : null;
        return webhook is not null;
    }
}
