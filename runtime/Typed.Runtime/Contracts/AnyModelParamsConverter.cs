using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Contracts;

namespace Typed.Serialization;

/// <summary>Lets <see cref="JsonSerializer"/> write a record through <see cref="ModelParams"/> or <see cref="IModelParams"/>, and read it back as the same
/// record. The JSON is the record's own, with <c>"$model": "creatify/kling-video/v1.6/pro/image-to-video"</c> as its first member.</summary>
/// <remarks>
/// Reading requires the model: from a <see cref="ModelCatalog"/> or <see cref="ModelCatalogs"/> among the options' resolvers, or else from
/// the models already used in this process. A record serialized as its own type has no <c>$model</c>; that is the JSON sent to a provider.
/// </remarks>
/// <typeparam name="T"><see cref="ModelParams"/> or <see cref="IModelParams"/>.</typeparam>
public sealed class AnyModelParamsConverter<T> : JsonConverter<T>
    where T : class, IModelParams
{
    private const string Discriminator = "$model";

    /// <summary>Reads a record.</summary>
    /// <param name="reader">The reader, positioned at the start of the object.</param>
    /// <param name="typeToConvert">The base type.</param>
    /// <param name="options">The options. Their resolvers may include catalogs.</param>
    /// <exception cref="JsonException">The JSON has no <c>$model</c>, the model is unknown, or the JSON does not fit its record. The message lists all violations.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var json = JsonElement.ParseValue(ref reader);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(Discriminator, out var name) || name.ValueKind != JsonValueKind.String)
        {
            throw new JsonException($"The parameters have no \"{Discriminator}\" that names their provider and model.");
        }

        var result = ModelsInUse.Find(name.GetString()!, options).Parse(WithoutDiscriminator(json));
        return result.Params as T ?? throw new JsonException(result.Report.ToString());
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The record has an extra parameter named <c>$model</c>.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        using var document = JsonDocument.Parse(Written(value.WriteTo));
        writer.WriteStartObject();
        writer.WriteString(Discriminator, $"{value.Model.Provider}/{value.Model.Name}");
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.NameEquals(Discriminator))
            {
                throw new JsonException($"An extra parameter is named \"{Discriminator}\", which names the model here.");
            }

            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static JsonElement WithoutDiscriminator(JsonElement json)
    {
        using var document = JsonDocument.Parse(Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject().Where(member => !member.NameEquals(Discriminator)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
        return document.RootElement.Clone();
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }
}
