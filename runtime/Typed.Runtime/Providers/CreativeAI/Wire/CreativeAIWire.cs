using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI.Wire;

/// <summary>Everything that CreativeAI answers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(WireText), typeof(WireDecimal), typeof(WireInteger), typeof(WireFlag), typeof(WireSeconds), typeof(WireTime), typeof(WireUrl), typeof(WireJson)])]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(OutputAnswer))]
[JsonSerializable(typeof(ClipAnswer))]
[JsonSerializable(typeof(DebugAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ErrorDetail))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ChatChoice))]
[JsonSerializable(typeof(ChatMessage))]
internal sealed partial class CreativeAIWire : JsonSerializerContext;
