using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Creatify.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;
using Typed.Tracking.Webhooks;

namespace Typed.Creatify;

/// <summary>The message that Creatify posts when a job ends. It is only a hint.</summary>
/// <remarks>
/// docs.creatify.ai/api-documentation/ai-generation/ai-generation documents no signature: anyone can post the same message. Never use it as a
/// result or download its assets; call <see cref="CreatifyClient.GetTaskAsync"/> instead. It may arrive more than once or not at all.
/// </remarks>
public sealed class CreatifyWebhook
{
    private CreatifyWebhook(string id, TaskAnswer task)
    {
        Id = id;
        Status = CreatifyStatus.Parse(task.Status);
        FailedReason = task.FailedReason;
        Assets = CreatifyTask.Assets(task);
        Raw = task.Raw;
    }

    /// <summary>A reader that makes the tracker check the job named in a message.</summary>
    public static IWebhookReader Reader { get; } = new JsonWebhookReader(CreatifyClient.ProviderName, CreatifyStatus.Parse);

    /// <summary>The id of the job that the message claims to be about.</summary>
    public string Id { get; }

    /// <summary>The status claimed by the message.</summary>
    public JobStatus Status { get; }

    /// <summary>The reason claimed by the message, or null if there is none.</summary>
    public string? FailedReason { get; }

    /// <summary>The assets claimed by the message: URLs of unknown origin.</summary>
    [UnverifiedContent]
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>The complete body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a webhook call. Never throws because of its content.</summary>
    /// <param name="body">The body. The receiver must limit its size.</param>
    /// <param name="webhook">The message, or null if the body is not JSON or names no job.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out CreatifyWebhook? webhook)
    {
        webhook = TolerantJson.Parse(body.ToArray()) is { } json && WireObject.Read(json, CreatifyWire.Default.TaskAnswer) is { Id: { } id } task
            ? new CreatifyWebhook(id, task)
            : null;
        return webhook is not null;
    }
}
