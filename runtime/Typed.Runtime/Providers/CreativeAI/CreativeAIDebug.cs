using System.Text.Json;
using Typed.CreativeAI.Wire;

namespace Typed.CreativeAI;

/// <summary>The optional <c>debug</c> block of a video: its routing, and which provider took over.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format. Which members may be null is mostly inferred.</remarks>
public sealed class CreativeAIDebug
{
    private readonly DebugAnswer _answer;

    internal CreativeAIDebug(DebugAnswer answer) => _answer = answer;

    /// <summary>The requested provider.</summary>
    public string? ProviderRequested => _answer.ProviderRequested;

    /// <summary>The provider that made the video.</summary>
    public string? ProviderActual => _answer.ProviderActual;

    /// <summary>Whether another provider took over at submission.</summary>
    public bool? SubmissionFailoverUsed => _answer.SubmissionFailoverUsed;

    /// <summary>Why another provider took over at submission.</summary>
    public string? SubmissionFailoverReason => _answer.SubmissionFailoverReason;

    /// <summary>Whether quality routing fell back to the safe path.</summary>
    public bool? RoutingSafeFallbackApplied => _answer.RoutingSafeFallbackApplied;

    /// <summary>The reason for the routing fallback.</summary>
    public string? RoutingFallbackReason => _answer.RoutingFallbackReason;

    /// <summary>The provider that quality routing prefers.</summary>
    public string? RoutingPreferredProvider => _answer.RoutingPreferredProvider;

    /// <summary>The provider without quality routing.</summary>
    public string? RoutingLegacyProvider => _answer.RoutingLegacyProvider;

    /// <summary>The margin by which the preferred provider was better. The unit is not documented.</summary>
    public decimal? RoutingConfidenceMargin => _answer.RoutingConfidenceMargin;

    /// <summary>Whether another provider was tried during rendering because of insufficient capacity.</summary>
    public bool? AsyncCapacityFailoverAttempted => _answer.AsyncCapacityFailoverAttempted;

    /// <summary>The reason for trying another provider during rendering.</summary>
    public string? AsyncCapacityFailoverReason => _answer.AsyncCapacityFailoverReason;

    /// <summary>The original prediction, or null if there was only one.</summary>
    public string? PredictionIdOriginal => _answer.PredictionIdOriginal;

    /// <summary>The current prediction.</summary>
    public string? PredictionIdCurrent => _answer.PredictionIdCurrent;

    /// <summary>The complete block, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;
}
