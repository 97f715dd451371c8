using System.Buffers;
using System.Text.Json;
using Typed;
using Typed.Specification;

namespace Studio.Catalog;

/// <summary>Completes a request with stand-ins for required texts and media that are missing, so that it can be priced while a form is being filled in.
/// A value that a price may depend on, such as a length, is never made up.</summary>
internal static class StandIns
{
    private const string Text = "…";
    private const string Address = "https://example.com/stand-in";

    public static JsonElement Complete(ModelInfo model, JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return parameters;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, model.Fields, parameters);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<ParamField> fields, JsonElement? parameters)
    {
        writer.WriteStartObject();
        foreach (var member in parameters?.EnumerateObject() ?? default)
        {
            member.WriteTo(writer);
        }

        foreach (var field in fields.Where(field => field.Required && parameters?.TryGetProperty(field.Name, out _) != true))
        {
            Write(writer, field);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ParamField field)
    {
        switch (field)
        {
            case { Kind: ParamKind.Text, Values.Count: 0 }:
                writer.WriteString(field.Name, TextOf(field));
                break;
            case { Kind: ParamKind.Object, IsExactlyOne: true, Fields.Count: > 0 }:
                writer.WriteStartObject(field.Name);
                writer.WriteString(field.Fields[0].Name, TextOf(field.Fields[0]));
                writer.WriteEndObject();
                break;
            case { Kind: ParamKind.Object, Fields.Count: > 0 }:
                writer.WritePropertyName(field.Name);
                WriteObject(writer, field.Fields, null);
                break;
            case { Kind: ParamKind.List }:
                writer.WriteStartArray(field.Name);
                writer.WriteEndArray();
                break;
        }
    }

    private static string TextOf(ParamField field) => field.Format is "uri" or "url" ? Address : Text;
}
