using System.Text.Json.Serialization;

namespace Typed.RequestsBenchmarks;

/// <summary>The serializer of the plain records, generated at compile time.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FilmDto))]
[JsonSerializable(typeof(ReferencesDto))]
[JsonSerializable(typeof(ImagesDto))]
public sealed partial class RequestContext : JsonSerializerContext;
