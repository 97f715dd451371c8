using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI.Wire;

/// <summary>A job, a batch or images: the answer to a create call, a status, and a message. Members differ between them.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Batch Video Generation; § Voice Generation; § Webhook Payload Examples.</remarks>
internal sealed record JobAnswer : WireObject, IFailed
{
    public string? Id { get; set; }
    public string? Object { get; set; }
    public string? Status { get; set; }
    public string? Model { get; set; }
    public string? ModelActual { get; set; }
    public bool? FailoverUsed { get; set; }
    public Uri? OutputUrl { get; set; }
    public TimeSpan? DurationSeconds { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public decimal? Credits { get; set; }
    public decimal? AdjustedCredits { get; set; }
    public decimal? CreditsRefunded { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    public JsonElement Error { get; set; }
    public string? ErrorMessage { get; set; }
    public JsonElement Parameters { get; set; }
    [JsonConverter(typeof(WireNested<DebugAnswer>))]
    public DebugAnswer? Debug { get; set; }

    // Images, which have neither an id nor a status.
    public int? Created { get; set; }
    public string? RevisedPrompt { get; set; }
    [JsonConverter(typeof(WireList<OutputAnswer>))]
    public IReadOnlyList<OutputAnswer>? Data { get; set; }

    // A batch.
    public string? BatchId { get; set; }
    public int? TotalJobs { get; set; }
    public int? Completed { get; set; }
    public int? Failed { get; set; }
    public int? Pending { get; set; }
    public int? Processing { get; set; }
    public decimal? CreditsCharged { get; set; }
    public decimal? TotalCredits { get; set; }
    [JsonConverter(typeof(WireList<ClipAnswer>))]
    public IReadOnlyList<ClipAnswer>? Jobs { get; set; }
}

/// <summary>What can fail: the object <c>error</c>, the text <c>error</c>, or the text <c>error_message</c>.</summary>
internal interface IFailed
{
    JsonElement Error { get; }

    string? ErrorMessage { get; }
}

/// <summary>An image of the answer, as in the note on hosting.</summary>
internal sealed record OutputAnswer : WireObject
{
    public Uri? Url { get; set; }
    public string? RevisedPrompt { get; set; }
}

/// <summary>A clip of a batch.</summary>
internal sealed record ClipAnswer : WireObject, IFailed
{
    public string? Id { get; set; }
    public string? Prompt { get; set; }
    public Uri? ImageUrl { get; set; }
    public string? Status { get; set; }
    public Uri? OutputUrl { get; set; }
    public decimal? Credits { get; set; }
    public JsonElement Error { get; set; }
    public string? ErrorMessage { get; set; }
}

/// <summary>The optional block <c>debug</c>.</summary>
internal sealed record DebugAnswer : WireObject
{
    public string? ProviderRequested { get; set; }
    public string? ProviderActual { get; set; }
    public bool? SubmissionFailoverUsed { get; set; }
    public string? SubmissionFailoverReason { get; set; }
    public bool? RoutingSafeFallbackApplied { get; set; }
    public string? RoutingFallbackReason { get; set; }
    public string? RoutingPreferredProvider { get; set; }
    public string? RoutingLegacyProvider { get; set; }
    public decimal? RoutingConfidenceMargin { get; set; }
    public bool? AsyncCapacityFailoverAttempted { get; set; }
    public string? AsyncCapacityFailoverReason { get; set; }
    public string? PredictionIdOriginal { get; set; }
    public string? PredictionIdCurrent { get; set; }
}
