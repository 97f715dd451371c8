using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Providers.Http.Wire;

/// <summary>Reads a value of an answer. It never throws because of the value: what it cannot read is null.</summary>
internal abstract class WireConverter<T> : JsonConverter<T>
{
    /// <summary>Answers are only read.</summary>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <summary>Reads a text. Returns null for another type, or if the text has invalid escapes, such as half a surrogate pair.</summary>
    protected static string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads the digits of a number, or a text. Returns null for another type.</summary>
    protected static string? LiteralOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : TextOf(ref reader);
}
