using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>What Creatify posts when a job ends. It is only a hint.</summary>
/// <remarks>
/// docs.creatify.ai/api-documentation/ai-generation/ai-generation documents no signature: anybody can post the same. Never take a result from
/// it, nor download its assets; ask with <see cref="CreatifyClient.GetTaskAsync"/>. It may come more than once, or not at all.
/// </remarks>
public sealed class CreatifyWebhook
{
    private CreatifyWebhook(string id, JsonElement raw)
    {
        Id = id;
        Status = CreatifyStatus.Parse(TolerantJson.Text(raw, "status"));
        FailedReason = TolerantJson.Text(raw, "failed_reason");
        Assets = CreatifyTask.Assets(TolerantJson.Member(raw, "assets"));
        Raw = raw;
    }

    /// <summary>The id of the job that it claims to be about.</summary>
    public string Id { get; }

    /// <summary>The status that it claims.</summary>
    public JobStatus Status { get; }

    /// <summary>The reason that it claims; null where none.</summary>
    public string? FailedReason { get; }

    /// <summary>The assets that it claims: addresses of unknown origin.</summary>
    [UnverifiedContent]
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>The whole body.</summary>
    public JsonElement Raw { get; }

    /// <summary>Reads the body of a call. Never throws for what the body holds.</summary>
    /// <param name="body">The body; whoever received it limits its size.</param>
    /// <param name="webhook">What it says; null where it is not JSON or names no job.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out CreatifyWebhook? webhook)
    {
        webhook = TolerantJson.Parse(body.ToArray()) is { } json && TolerantJson.Text(json, "id") is { } id ? new CreatifyWebhook(id, json) : null;
        return webhook is not null;
    }
}
