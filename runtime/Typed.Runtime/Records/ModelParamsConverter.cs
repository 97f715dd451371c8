using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Typed.Parameters;

namespace Typed.Serialization;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a generated record, without reflection.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <remarks>The generated code of a project with many models derives its own, which has a shorter name in the attribute of each record.</remarks>
public class ModelParamsConverter<T> : JsonConverter<T>, IHasInputSchema
    where T : ModelParams, IModelParams<T>
{
    JsonObject IHasInputSchema.InputSchema => T.Info.GetInputSchema();

    /// <summary>Reads a record.</summary>
    /// <param name="reader">The reader, positioned at the start of the object.</param>
    /// <param name="typeToConvert">The record type.</param>
    /// <param name="options">Not used: the model defines the names and formats.</param>
    /// <exception cref="JsonException">The JSON does not fit the record's types. The message lists all violations.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ahead = reader;
        if (ScannedValues.TryRead<T>(ref ahead, T.Info.FieldArray) is { } record)
        {
            reader = ahead;
            return record;
        }

        // The record keeps copies of the JSON that it needs.
        using var document = JsonDocument.ParseValue(ref reader);
        return (T)T.Info.ReadOnly(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteTo(writer);
    }
}
