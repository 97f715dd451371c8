using System.Text.Json.Serialization;

namespace Typed.RequestsBenchmarks;

/// <summary>The parameters of <see cref="NestedRequest"/> as a plain record.</summary>
public sealed record ReferencesDto
{
    [JsonPropertyName("prompt")]
    public required string Prompt { get; init; }

    [JsonPropertyName("aspect_ratio")]
    public string? AspectRatio { get; init; }

    [JsonPropertyName("duration")]
    public int? Duration { get; init; }

    [JsonPropertyName("generation_count")]
    public int? GenerationCount { get; init; }

    [JsonPropertyName("model_settings")]
    public SettingsDto? ModelSettings { get; init; }

    [JsonPropertyName("references")]
    public IReadOnlyList<ReferenceDto>? References { get; init; }

    [JsonPropertyName("resolution")]
    public string? Resolution { get; init; }
}

/// <summary>A nested object.</summary>
public sealed record SettingsDto
{
    [JsonPropertyName("generateAudio")]
    public bool? GenerateAudio { get; init; }
}

/// <summary>An object in a list.</summary>
public sealed record ReferenceDto
{
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    [JsonPropertyName("asset_id")]
    public string? AssetId { get; init; }

    [JsonPropertyName("avatar_id")]
    public string? AvatarId { get; init; }
}

/// <summary>The parameters of <see cref="ListRequest"/> as a plain record.</summary>
public sealed record ImagesDto
{
    [JsonPropertyName("prompt")]
    public required string Prompt { get; init; }

    [JsonPropertyName("image_urls")]
    public required IReadOnlyList<string> ImageUrls { get; init; }

    [JsonPropertyName("num_images")]
    public int? NumImages { get; init; }

    [JsonPropertyName("output_format")]
    public string? OutputFormat { get; init; }

    [JsonPropertyName("sync_mode")]
    public bool? SyncMode { get; init; }
}
