using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Hoox.Wire;

/// <summary>The body of a pricing call: only the documented members.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/pricing.</remarks>
internal sealed record PricingRequest(string Model)
{
    public JsonElement? Duration { get; init; }
    public JsonElement? Resolution { get; init; }
    public JsonElement? ModelSettings { get; init; }
    public JsonElement? GenerationCount { get; init; }
    public int? ImageCount { get; init; }
}

/// <summary>The body of a call that creates a folder.</summary>
/// <remarks>docs.hoox.video/api-reference/folders/create.</remarks>
internal sealed record FolderRequest(string Name, string Type, string? ParentFolderId);

/// <summary>The requests to Hoox that cost nothing. A start call is written from the model's parameters.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PricingRequest))]
[JsonSerializable(typeof(FolderRequest))]
internal sealed partial class HooxRequests : JsonSerializerContext;
