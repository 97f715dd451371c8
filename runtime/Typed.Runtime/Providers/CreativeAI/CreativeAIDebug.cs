using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The optional block <c>debug</c> of a video: how it was routed, and which provider took over.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format. Which of the members may be null is mostly concluded.</remarks>
public sealed class CreativeAIDebug
{
    private CreativeAIDebug(JsonElement raw) => Raw = raw;

    /// <summary>The provider that was wanted.</summary>
    public string? ProviderRequested => TolerantJson.Text(Raw, "provider_requested");

    /// <summary>The provider that made it.</summary>
    public string? ProviderActual => TolerantJson.Text(Raw, "provider_actual");

    /// <summary>Whether another provider took over at submission.</summary>
    public bool? SubmissionFailoverUsed => TolerantJson.Flag(Raw, "submission_failover_used");

    /// <summary>Why another provider took over at submission.</summary>
    public string? SubmissionFailoverReason => TolerantJson.Text(Raw, "submission_failover_reason");

    /// <summary>Whether routing by quality fell back to the safe path.</summary>
    public bool? RoutingSafeFallbackApplied => TolerantJson.Flag(Raw, "routing_safe_fallback_applied");

    /// <summary>Why routing fell back.</summary>
    public string? RoutingFallbackReason => TolerantJson.Text(Raw, "routing_fallback_reason");

    /// <summary>The provider that routing by quality would take.</summary>
    public string? RoutingPreferredProvider => TolerantJson.Text(Raw, "routing_preferred_provider");

    /// <summary>The provider without routing by quality.</summary>
    public string? RoutingLegacyProvider => TolerantJson.Text(Raw, "routing_legacy_provider");

    /// <summary>By how much the one was better than the other; the unit is not documented.</summary>
    public decimal? RoutingConfidenceMargin => TolerantJson.Decimal(Raw, "routing_confidence_margin");

    /// <summary>Whether another provider was tried while rendering, for lack of capacity.</summary>
    public bool? AsyncCapacityFailoverAttempted => TolerantJson.Flag(Raw, "async_capacity_failover_attempted");

    /// <summary>Why it was tried.</summary>
    public string? AsyncCapacityFailoverReason => TolerantJson.Text(Raw, "async_capacity_failover_reason");

    /// <summary>The prediction before that; null where there was only one.</summary>
    public string? PredictionIdOriginal => TolerantJson.Text(Raw, "prediction_id_original");

    /// <summary>The prediction now.</summary>
    public string? PredictionIdCurrent => TolerantJson.Text(Raw, "prediction_id_current");

    /// <summary>The whole block, members that are not known included.</summary>
    public JsonElement Raw { get; }

    internal static CreativeAIDebug? Read(JsonElement json) =>
        TolerantJson.Member(json, "debug") is { ValueKind: JsonValueKind.Object } debug ? new CreativeAIDebug(debug) : null;
}
