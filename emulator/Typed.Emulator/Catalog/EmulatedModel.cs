using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Catalog;

/// <summary>One model that the emulator serves, with its schema and output type.</summary>
public sealed class EmulatedModel
{
    internal EmulatedModel(string name, string kind, JsonElement inputSchema, JsonElement document = default)
    {
        Document = document;
        Slots = document.TryKind("slots", JsonValueKind.Array, out var slots) ? [.. slots.EnumerateArray().Select(slot => slot.GetString()!)] : [];
        Name = name;
        Kind = kind;
        InputSchema = inputSchema.Clone();
        Validator = new SchemaValidator(InputSchema);
    }

    /// <summary>The provider's name of the model, such as <c>kling-video/v1.6/pro/image-to-video</c>.</summary>
    public string Name { get; }

    /// <summary>The input and output types, such as <c>image_to_video</c>.</summary>
    public string Kind { get; }

    /// <summary>The output type: <c>image</c>, <c>video</c>, <c>audio</c>, or another last part of the kind.</summary>
    public string Output => Kind[(Kind.LastIndexOf('_') + 1)..];

    /// <summary>The JSON Schema of the model's parameters.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>Checks parameters against <see cref="InputSchema"/>.</summary>
    public SchemaValidator Validator { get; }

    /// <summary>The complete model file.</summary>
    internal JsonElement Document { get; }

    /// <summary>The named input slots in order, or empty if the model has none.</summary>
    internal IReadOnlyList<string> Slots { get; }

    /// <summary>Gets a property's value from the request, or else the schema's default; undefined if neither exists.</summary>
    internal JsonElement Effective(JsonElement parameters, string property) => Effective(InputSchema, parameters, property);

    /// <summary>Does the same for a path into an object, such as <c>model_settings.quality</c>.</summary>
    internal JsonElement EffectiveAt(JsonElement parameters, string path)
    {
        var schema = InputSchema;
        foreach (var step in path.Split('.')[..^1])
        {
            parameters = parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(step, out var inner) ? inner : default;
            schema = schema.TryKind("properties", JsonValueKind.Object, out var properties) && properties.TryKind(step, JsonValueKind.Object, out var nested) ? nested : default;
        }

        return Effective(schema, parameters, path[(path.LastIndexOf('.') + 1)..]);
    }

    private static JsonElement Effective(JsonElement schema, JsonElement parameters, string property)
    {
        if (parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(property, out var value))
        {
            return value;
        }

        return schema.ValueKind == JsonValueKind.Object
            && schema.TryKind("properties", JsonValueKind.Object, out var properties)
            && properties.TryKind(property, JsonValueKind.Object, out var of)
            && of.TryGetProperty("default", out var fallback)
                ? fallback
                : default;
    }
}
