using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify.Wire;

/// <summary>Everything that Creatify answers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(WireText), typeof(WireDecimal), typeof(WireInteger), typeof(WireFlag), typeof(WireSeconds), typeof(WireTime), typeof(WireUrl), typeof(WireJson)])]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskAsset))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(SchemaDialect))]
[JsonSerializable(typeof(CreditsAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(TemplateAnswer))]
[JsonSerializable(typeof(VariableAnswer))]
[JsonSerializable(typeof(TemplateJobAnswer))]
internal sealed partial class CreatifyWire : JsonSerializerContext;
