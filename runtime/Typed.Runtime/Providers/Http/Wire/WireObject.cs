using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Typed.Providers.Http.Wire;

/// <summary>An object of a provider's answer, read by a source-generated context. Each member is optional, and a value of an unexpected type reads as null, because
/// providers document some members with another type than they send.</summary>
internal abstract record WireObject
{
    /// <summary>The complete JSON value, including unknown members.</summary>
    [JsonIgnore]
    public JsonElement Raw { get; set; }

    /// <summary>Reads an object. A value that is not an object has no members.</summary>
    /// <param name="json">The value.</param>
    /// <param name="type">The type's metadata, from a source-generated context.</param>
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : WireObject, new()
    {
        var value = json.ValueKind == JsonValueKind.Object ? Members(json, type) : new T();
        value.Raw = json;
        return value;
    }

    /// <summary>Reads the items of an array. Returns null if the value is not an array.</summary>
    public static IReadOnlyList<T>? ReadList<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : WireObject, new() =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(item => Read(item, type))] : null;

    private static T Members<T>(JsonElement json, JsonTypeInfo<T> type)
    {
        try
        {
            return json.Deserialize(type)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The name of a member has invalid escapes, such as half a surrogate pair. No record has such a member.
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().Where(member => TolerantJson.NameOf(member) != TolerantJson.InvalidName))
                {
                    writer.WritePropertyName(member.Name);
                    writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
                }

                writer.WriteEndObject();
            }

            return JsonSerializer.Deserialize(buffer.WrittenSpan, type)!;
        }
    }
}
