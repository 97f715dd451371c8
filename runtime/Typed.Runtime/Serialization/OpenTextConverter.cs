using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Serialization;

/// <summary>Lets <see cref="JsonSerializer"/> read and write an open text type as a plain string, also as a dictionary key. Any text is preserved.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class OpenTextConverter<T> : JsonConverter<T>
    where T : struct, IOpenText<T>
{
    /// <summary>Always true: <c>default</c> has no text and is written as null.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is neither a string nor null.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.FromText(reader.GetString()!),
        JsonTokenType.Null => default,
        var token => throw new JsonException($"A {typeof(T).Name} is a string; this is a {token}."),
    };

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.FromText(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value ?? throw new JsonException($"A {typeof(T).Name} without a text cannot be a key."));
    }
}
