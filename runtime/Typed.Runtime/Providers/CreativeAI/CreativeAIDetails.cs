using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>What CreativeAI says of a job beyond what all providers do.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Batch Video Generation; § Voice Generation; § Webhook Payload Examples. Members
/// differ between create, status and webhook: null is "not said here".</remarks>
public sealed class CreativeAIDetails
{
    internal CreativeAIDetails(JsonElement raw)
    {
        Raw = raw;
        Items = CreativeAIBatchItem.ReadAll(raw);
    }

    /// <summary>CreativeAI's own id of the job or batch; null for a picture that came at once.</summary>
    public string? ProviderId => TolerantJson.Text(Raw, "id") ?? TolerantJson.Text(Raw, "batch_id");

    /// <summary>What kind of thing it is, such as <c>video.generation</c>.</summary>
    public string? Object => TolerantJson.Text(Raw, "object");

    /// <summary>The model that was asked for, such as <c>auto</c>.</summary>
    public string? ModelRequested => TolerantJson.Text(Raw, "model");

    /// <summary>What made it, by the provider's other set of names, such as <c>kling-o3-pro-t2v</c>: never sent in requests.</summary>
    public string? ModelActual => TolerantJson.Text(Raw, "model_actual");

    /// <summary>Whether another provider took over.</summary>
    public bool? FailoverUsed => TolerantJson.Flag(Raw, "failover_used");

    /// <summary>How it was routed; null where the block is not enabled.</summary>
    public CreativeAIDebug? Debug => CreativeAIDebug.Read(Raw);

    /// <summary>Why the job failed, with type and code; null where it has not.</summary>
    public CreativeAIError? Error => CreativeAIError.Read(Raw);

    /// <summary>The charge as CreativeAI writes it. After a failure the status keeps it and the webhook says 0.</summary>
    public decimal? Credits => TolerantJson.Decimal(Raw, "credits");

    /// <summary>The charge after a cheaper provider took over; named in the pages, in no sample.</summary>
    public decimal? AdjustedCredits => TolerantJson.Decimal(Raw, "adjusted_credits");

    /// <summary>What was given back; only in the webhook of a failed video.</summary>
    public decimal? CreditsRefunded => TolerantJson.Decimal(Raw, "credits_refunded");

    /// <summary>What a batch was charged when it was accepted.</summary>
    public decimal? CreditsCharged => TolerantJson.Decimal(Raw, "credits_charged");

    /// <summary>The number of clips of a batch.</summary>
    public int? TotalJobs => TolerantJson.Integer(Raw, "total_jobs");

    /// <summary>The clips of a batch that are there.</summary>
    public int? Completed => TolerantJson.Integer(Raw, "completed");

    /// <summary>The clips of a batch that failed.</summary>
    public int? Failed => TolerantJson.Integer(Raw, "failed");

    /// <summary>The clips of a batch that wait.</summary>
    public int? Pending => TolerantJson.Integer(Raw, "pending");

    /// <summary>The clips of a batch in work.</summary>
    public int? Processing => TolerantJson.Integer(Raw, "processing");

    /// <summary>The clips of a batch, each with its own status, output and error; empty for anything else.</summary>
    public IReadOnlyList<CreativeAIBatchItem> Items { get; }

    /// <summary>The prompts as the model rewrote them, one per picture that has one.</summary>
    public IReadOnlyList<string> RevisedPrompts =>
        TolerantJson.Member(Raw, "data") is { ValueKind: JsonValueKind.Array } data
            ? [.. data.EnumerateArray().Select(item => TolerantJson.Text(item, "revised_prompt")).OfType<string>()]
            : TolerantJson.Text(Raw, "revised_prompt") is { } prompt ? [prompt] : [];

    /// <summary>The echo of a voice's parameters; undefined where there is none.</summary>
    public JsonElement Parameters => TolerantJson.Member(Raw, "parameters") ?? default;

    /// <summary>The whole answer, members that are not known included.</summary>
    public JsonElement Raw { get; }
}

/// <summary>Finds <see cref="CreativeAIDetails"/> in what all providers share.</summary>
public static class CreativeAIDetailsAccess
{
    /// <summary>What CreativeAI says of the job beyond what all providers do.</summary>
    /// <param name="snapshot">A look at a job of CreativeAI.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this JobSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new CreativeAIDetails(snapshot.Raw);
    }

    /// <summary>What CreativeAI says of the job beyond what all providers do.</summary>
    /// <param name="result">The result of a job of CreativeAI.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new CreativeAIDetails(result.Raw);
    }
}
