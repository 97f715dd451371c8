using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Catalogue;

/// <summary>One model that the emulator serves: its schema and what it makes.</summary>
public sealed class EmulatedModel
{
    internal EmulatedModel(string name, string kind, JsonElement inputSchema)
    {
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

    /// <summary>What a request has for a property, or else the schema's default; undefined if neither.</summary>
    internal JsonElement Effective(JsonElement parameters, string property)
    {
        if (parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(property, out var value))
        {
            return value;
        }

        return InputSchema.ValueKind == JsonValueKind.Object
            && InputSchema.TryKind("properties", JsonValueKind.Object, out var properties)
            && properties.TryKind(property, JsonValueKind.Object, out var schema)
            && schema.TryGetProperty("default", out var fallback)
                ? fallback
                : default;
    }
}
