using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.CreativeAI.Wire;

/// <summary>The body of a chat call. Only the first two members are documented.</summary>
internal sealed record ChatRequest
{
    public string? Model { get; set; }
    public IEnumerable<ChatRequestMessage>? Messages { get; set; }
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

/// <summary>A message of a conversation.</summary>
internal sealed record ChatRequestMessage(string Role, string Content);

/// <summary>The requests to CreativeAI of a fixed form. The others are written from the model's parameters.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CreativeAIRequests : JsonSerializerContext;
