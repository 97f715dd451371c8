using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Catalogue;

/// <summary>One model that the emulator serves: its schema and what it makes.</summary>
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

    /// <summary>The provider's name for it, such as <c>kling-video/v1.6/pro/image-to-video</c>.</summary>
    public string Name { get; }

    /// <summary>From what to what, such as <c>image_to_video</c>.</summary>
    public string Kind { get; }

    /// <summary>What it makes: <c>image</c>, <c>video</c>, <c>audio</c>, or whatever else the kind ends in.</summary>
    public string Output => Kind[(Kind.LastIndexOf('_') + 1)..];

    /// <summary>The JSON Schema of its parameters.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>Checks parameters against <see cref="InputSchema"/>.</summary>
    public SchemaValidator Validator { get; }

    /// <summary>The whole model file.</summary>
    internal JsonElement Document { get; }

    /// <summary>The named input slots in order; empty if the model has none.</summary>
    internal IReadOnlyList<string> Slots { get; }

    /// <summary>What a request has for a property, or else the schema's default; undefined if neither.</summary>
    internal JsonElement Effective(JsonElement parameters, string property) => Effective(InputSchema, parameters, property);

    /// <summary>The same for a path into an object: <c>model_settings.quality</c>.</summary>
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
