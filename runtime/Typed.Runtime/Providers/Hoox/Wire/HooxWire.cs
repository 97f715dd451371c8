using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox.Wire;

/// <summary>Everything that Hoox answers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(WireText), typeof(WireTexts), typeof(WireDecimal), typeof(WireInteger), typeof(WireFlag), typeof(HooxSeconds), typeof(WireTime), typeof(WireUrl), typeof(WireJson),
    ])]
[JsonSerializable(typeof(StartAnswer))]
[JsonSerializable(typeof(AssetAnswer))]
[JsonSerializable(typeof(AskedParams))]
[JsonSerializable(typeof(FailureAnswer))]
[JsonSerializable(typeof(WebhookMessage))]
[JsonSerializable(typeof(WebhookResult))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(CapabilitiesAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(PriceAnswer))]
[JsonSerializable(typeof(FoldersAnswer))]
[JsonSerializable(typeof(FolderAnswer))]
[JsonSerializable(typeof(AvatarAnswer))]
[JsonSerializable(typeof(LookAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ErrorDetail))]
internal sealed partial class HooxWire : JsonSerializerContext;
