using System.Text.Json.Serialization;

namespace Typed.RequestsBenchmarks;

/// <summary>The same parameters as a plain record: what a user writes without Typed.</summary>
public sealed record FilmDto
{
    [JsonPropertyName("prompt")]
    public required string Prompt { get; init; }

    [JsonPropertyName("image_url")]
    public string? ImageUrl { get; init; }

    [JsonPropertyName("duration")]
    public string? Duration { get; init; }

    [JsonPropertyName("aspect_ratio")]
    public string? AspectRatio { get; init; }

    [JsonPropertyName("tail_image_url")]
    public string? TailImageUrl { get; init; }

    [JsonPropertyName("negative_prompt")]
    public string? NegativePrompt { get; init; }

    [JsonPropertyName("cfg_scale")]
    public double? CfgScale { get; init; }
}
