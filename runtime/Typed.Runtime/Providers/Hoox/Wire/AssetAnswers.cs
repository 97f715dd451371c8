using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox.Wire;

/// <summary>The answer to a start call.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start.</remarks>
internal sealed record StartAnswer : WireObject
{
    public JsonElement AssetIds { get; set; }
    public string? Status { get; set; }
    public decimal? TotalCost { get; set; }
    public decimal? CostPerGeneration { get; set; }
}

/// <summary>A single asset.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/status; the members of <c>error</c> are from the vendor's guide.</remarks>
internal sealed record AssetAnswer : WireObject
{
    public string? AssetId { get; set; }
    public string? Status { get; set; }
    public string? Type { get; set; }
    public Uri? Url { get; set; }
    public Uri? ThumbnailUrl { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public TimeSpan? DurationSeconds { get; set; }
    public decimal? Cost { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    [JsonConverter(typeof(WireNested<AskedParams>))]
    public AskedParams? GenerationParams { get; set; }
    [JsonConverter(typeof(WireNested<FailureAnswer>))]
    public FailureAnswer? Error { get; set; }
}

/// <summary>The parameters that an asset was requested with.</summary>
internal sealed record AskedParams : WireObject
{
    public string? Model { get; set; }
    public TimeSpan? Duration { get; set; }
    public string? Resolution { get; set; }
    public string? AspectRatio { get; set; }
}

/// <summary>Why a generation failed.</summary>
internal sealed record FailureAnswer : WireObject
{
    public string? Message { get; set; }
    public string? Code { get; set; }

    /// <summary>The message and the code, or null if there is neither.</summary>
    public string? Reason => Message is null ? Code : Code is null ? Message : $"{Message} ({Code})";
}

/// <summary>The message about an ended asset (vendor's guide).</summary>
internal sealed record WebhookMessage : WireObject
{
    public string? Task { get; set; }
    public string? AssetId { get; set; }
    public string? Status { get; set; }
    [JsonConverter(typeof(WireNested<WebhookResult>))]
    public WebhookResult? Result { get; set; }
    [JsonConverter(typeof(WireNested<FailureAnswer>))]
    public FailureAnswer? Error { get; set; }
}

/// <summary>The result in a message. Its names differ from those of the status call: <c>asset_url</c> and <c>asset_type</c> instead of <c>url</c> and <c>type</c>.</summary>
internal sealed record WebhookResult : WireObject
{
    public Uri? AssetUrl { get; set; }
    public string? AssetType { get; set; }
    public Uri? ThumbnailUrl { get; set; }
    public TimeSpan? DurationSeconds { get; set; }
}
