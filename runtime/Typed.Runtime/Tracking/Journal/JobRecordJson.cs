using System.Text.Json.Serialization;

namespace Typed.Tracking;

/// <summary>Serializes the journal's JSON without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobRecord))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
internal sealed partial class JobRecordJson : JsonSerializerContext;
