using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>Details of a job that are specific to CreativeAI.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Batch Video Generation; § Voice Generation; § Webhook Payload Examples. Members
/// differ between create, status, and webhook: null means "not reported here".</remarks>
public sealed class CreativeAIDetails
{
    internal CreativeAIDetails(JsonElement raw)
    {
        Raw = raw;
        Items = CreativeAIBatchItem.ReadAll(raw);
    }

    /// <summary>CreativeAI's own id of the job or batch, or null for an image returned immediately.</summary>
    public string? ProviderId => TolerantJson.Text(Raw, "id") ?? TolerantJson.Text(Raw, "batch_id");

    /// <summary>The object type, such as <c>video.generation</c>.</summary>
    public string? Object => TolerantJson.Text(Raw, "object");

    /// <summary>The requested model, such as <c>auto</c>.</summary>
    public string? ModelRequested => TolerantJson.Text(Raw, "model");

    /// <summary>The model that made the output, in the provider's other naming scheme, such as <c>kling-o3-pro-t2v</c>. Never sent in requests.</summary>
    public string? ModelActual => TolerantJson.Text(Raw, "model_actual");

    /// <summary>Whether another provider took over.</summary>
    public bool? FailoverUsed => TolerantJson.Flag(Raw, "failover_used");

    /// <summary>The routing details, or null if the block is not enabled.</summary>
    public CreativeAIDebug? Debug => CreativeAIDebug.Read(Raw);

    /// <summary>The reason for the failure, with type and code, or null if the job has not failed.</summary>
    public CreativeAIError? Error => CreativeAIError.Read(Raw);

    /// <summary>The charge as CreativeAI reports it. After a failure, the status keeps the charge and the webhook reports 0.</summary>
    public decimal? Credits => TolerantJson.Decimal(Raw, "credits");

    /// <summary>The charge after a cheaper provider took over. Mentioned in the documentation, but in no sample.</summary>
    public decimal? AdjustedCredits => TolerantJson.Decimal(Raw, "adjusted_credits");

    /// <summary>The refunded credits. Present only in the webhook of a failed video.</summary>
    public decimal? CreditsRefunded => TolerantJson.Decimal(Raw, "credits_refunded");

    /// <summary>The credits charged when a batch was accepted.</summary>
    public decimal? CreditsCharged => TolerantJson.Decimal(Raw, "credits_charged");

    /// <summary>The number of clips in a batch.</summary>
    public int? TotalJobs => TolerantJson.Integer(Raw, "total_jobs");

    /// <summary>The number of completed clips in a batch.</summary>
    public int? Completed => TolerantJson.Integer(Raw, "completed");

    /// <summary>The number of failed clips in a batch.</summary>
    public int? Failed => TolerantJson.Integer(Raw, "failed");

    /// <summary>The number of waiting clips in a batch.</summary>
    public int? Pending => TolerantJson.Integer(Raw, "pending");

    /// <summary>The number of clips in progress in a batch.</summary>
    public int? Processing => TolerantJson.Integer(Raw, "processing");

    /// <summary>The clips of a batch, each with its own status, output, and error; empty for other jobs.</summary>
    public IReadOnlyList<CreativeAIBatchItem> Items { get; }

    /// <summary>The prompts as rewritten by the model, one for each image that has one.</summary>
    public IReadOnlyList<string> RevisedPrompts =>
        TolerantJson.Member(Raw, "data") is { ValueKind: JsonValueKind.Array } data
            ? [.. data.EnumerateArray().Select(item => TolerantJson.Text(item, "revised_prompt")).OfType<string>()]
            : TolerantJson.Text(Raw, "revised_prompt") is { } prompt ? [prompt] : [];

    /// <summary>The echoed parameters of a voice, or undefined if there are none.</summary>
    public JsonElement Parameters => TolerantJson.Member(Raw, "parameters") ?? default;

    /// <summary>The complete response, including unknown members.</summary>
    public JsonElement Raw { get; }
}

/// <summary>Extension methods that read <see cref="CreativeAIDetails"/> from snapshots and results.</summary>
public static class CreativeAIDetailsAccess
{
    /// <summary>Gets the CreativeAI-specific details of a job.</summary>
    /// <param name="snapshot">A snapshot of a CreativeAI job.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this JobSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new CreativeAIDetails(snapshot.Raw);
    }

    /// <summary>Gets the CreativeAI-specific details of a result.</summary>
    /// <param name="result">The result of a CreativeAI job.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new CreativeAIDetails(result.Raw);
    }
}
