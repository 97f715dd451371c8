using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The optional <c>debug</c> block of a video: its routing, and which provider took over.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format. Which members may be null is mostly inferred.</remarks>
public sealed class CreativeAIDebug
{
    private CreativeAIDebug(JsonElement raw) => Raw = raw;

    /// <summary>The requested provider.</summary>
    public string? ProviderRequested => TolerantJson.Text(Raw, "provider_requested");

    /// <summary>The provider that made the video.</summary>
    public string? ProviderActual => TolerantJson.Text(Raw, "provider_actual");

    /// <summary>Whether another provider took over at submission.</summary>
    public bool? SubmissionFailoverUsed => TolerantJson.Flag(Raw, "submission_failover_used");

    /// <summary>Why another provider took over at submission.</summary>
    public string? SubmissionFailoverReason => TolerantJson.Text(Raw, "submission_failover_reason");

    /// <summary>Whether quality routing fell back to the safe path.</summary>
    public bool? RoutingSafeFallbackApplied => TolerantJson.Flag(Raw, "routing_safe_fallback_applied");

    /// <summary>The reason for the routing fallback.</summary>
    public string? RoutingFallbackReason => TolerantJson.Text(Raw, "routing_fallback_reason");

    /// <summary>The provider that quality routing prefers.</summary>
    public string? RoutingPreferredProvider => TolerantJson.Text(Raw, "routing_preferred_provider");

    /// <summary>The provider without quality routing.</summary>
    public string? RoutingLegacyProvider => TolerantJson.Text(Raw, "routing_legacy_provider");

    /// <summary>The margin by which the preferred provider was better. The unit is not documented.</summary>
    public decimal? RoutingConfidenceMargin => TolerantJson.Decimal(Raw, "routing_confidence_margin");

    /// <summary>Whether another provider was tried during rendering because of insufficient capacity.</summary>
    public bool? AsyncCapacityFailoverAttempted => TolerantJson.Flag(Raw, "async_capacity_failover_attempted");

    /// <summary>The reason for trying another provider during rendering.</summary>
    public string? AsyncCapacityFailoverReason => TolerantJson.Text(Raw, "async_capacity_failover_reason");

    /// <summary>The original prediction, or null if there was only one.</summary>
    public string? PredictionIdOriginal => TolerantJson.Text(Raw, "prediction_id_original");

    /// <summary>The current prediction.</summary>
    public string? PredictionIdCurrent => TolerantJson.Text(Raw, "prediction_id_current");

    /// <summary>The complete block, including unknown members.</summary>
    public JsonElement Raw { get; }

    internal static CreativeAIDebug? Read(JsonElement json) =>
        TolerantJson.Member(json, "debug") is { ValueKind: JsonValueKind.Object } debug ? new CreativeAIDebug(debug) : null;
}
