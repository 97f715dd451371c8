using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI;

/// <summary>Details of a job that are specific to CreativeAI.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Batch Video Generation; § Voice Generation; § Webhook Payload Examples. Members
/// differ between create, status, and webhook: null means "not reported here".</remarks>
public sealed class CreativeAIDetails
{
    private readonly JobAnswer _answer;

    internal CreativeAIDetails(JobAnswer answer)
    {
        _answer = answer;
        Items = [.. (answer.Jobs ?? []).Where(clip => clip.Raw.ValueKind == JsonValueKind.Object).Select(clip => new CreativeAIBatchItem(clip))];
    }

    /// <summary>CreativeAI's own id of the job or batch, or null for an image returned immediately.</summary>
    public string? ProviderId => _answer.Id ?? _answer.BatchId;

    /// <summary>The object type, such as <c>video.generation</c>.</summary>
    public string? Object => _answer.Object;

    /// <summary>The requested model, such as <c>auto</c>.</summary>
    public string? ModelRequested => _answer.Model;

    /// <summary>The model that made the output, in the provider's other naming scheme, such as <c>kling-o3-pro-t2v</c>. Never sent in requests.</summary>
    public string? ModelActual => _answer.ModelActual;

    /// <summary>Whether another provider took over.</summary>
    public bool? FailoverUsed => _answer.FailoverUsed;

    /// <summary>The routing details, or null if the block is not enabled.</summary>
    public CreativeAIDebug? Debug => _answer.Debug is { } debug ? new CreativeAIDebug(debug) : null;

    /// <summary>The reason for the failure, with type and code, or null if the job has not failed.</summary>
    public CreativeAIError? Error => CreativeAIError.Of(_answer);

    /// <summary>The charge as CreativeAI reports it. After a failure, the status keeps the charge and the webhook reports 0.</summary>
    public decimal? Credits => _answer.Credits;

    /// <summary>The charge after a cheaper provider took over. Mentioned in the documentation, but in no sample.</summary>
    public decimal? AdjustedCredits => _answer.AdjustedCredits;

    /// <summary>The refunded credits. Present only in the webhook of a failed video.</summary>
    public decimal? CreditsRefunded => _answer.CreditsRefunded;

    /// <summary>The credits charged when a batch was accepted.</summary>
    public decimal? CreditsCharged => _answer.CreditsCharged;

    /// <summary>The number of clips in a batch.</summary>
    public int? TotalJobs => _answer.TotalJobs;

    /// <summary>The number of completed clips in a batch.</summary>
    public int? Completed => _answer.Completed;

    /// <summary>The number of failed clips in a batch.</summary>
    public int? Failed => _answer.Failed;

    /// <summary>The number of waiting clips in a batch.</summary>
    public int? Pending => _answer.Pending;

    /// <summary>The number of clips in progress in a batch.</summary>
    public int? Processing => _answer.Processing;

    /// <summary>The clips of a batch, each with its own status, output, and error; empty for other jobs.</summary>
    public IReadOnlyList<CreativeAIBatchItem> Items { get; }

    /// <summary>The prompts as rewritten by the model, one for each image that has one.</summary>
    public IReadOnlyList<string> RevisedPrompts =>
        _answer.Data is { } data ? [.. data.Select(item => item.RevisedPrompt).OfType<string>()]
            : _answer.RevisedPrompt is { } prompt ? [prompt] : [];

    /// <summary>The echoed parameters of a voice, or undefined if there are none.</summary>
    public JsonElement Parameters => _answer.Parameters;

    /// <summary>The complete response, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;
}

/// <summary>Extension methods that read <see cref="CreativeAIDetails"/> from snapshots and results.</summary>
public static class CreativeAIDetailsAccess
{
    /// <summary>Gets the CreativeAI-specific details of a job.</summary>
    /// <param name="snapshot">A snapshot of a CreativeAI job.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this JobSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new CreativeAIDetails(WireObject.Read(snapshot.Raw, CreativeAIWire.Default.JobAnswer));
    }

    /// <summary>Gets the CreativeAI-specific details of a result.</summary>
    /// <param name="result">The result of a CreativeAI job.</param>
    public static CreativeAIDetails GetCreativeAIDetails(this GenerationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new CreativeAIDetails(WireObject.Read(result.Raw, CreativeAIWire.Default.JobAnswer));
    }
}
