using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Creatify.Templates;

/// <summary>Reads a variable from JSON. A variable with additional properties or of another type stays raw, so nothing is lost.</summary>
internal static class TemplateVariableReading
{
    /// <summary>Reads the variable. Returns null if the JSON is not an object with a type and an object of properties.</summary>
    public static TemplateVariable? Read(JsonElement json)
    {
        if (TolerantJson.Text(json, "type") is not { } type || TolerantJson.Member(json, "properties") is not { ValueKind: JsonValueKind.Object } properties
            || json.EnumerateObject().Count() != 2)
        {
            return null;
        }

        return type switch
        {
            "image" when Only(properties, "url") is { } url => TemplateVariable.Image(url),
            "video" when Only(properties, "url") is { } url => TemplateVariable.Video(url),
            "audio" when Only(properties, "url") is { } url => TemplateVariable.Audio(url),
            "text" when Only(properties, "content") is { } content => TemplateVariable.Text(content),
            "avatar" when Only(properties, "avatar_id") is { } id => TemplateVariable.Avatar(id),
            "voiceover" when Only(properties, "voice_id") is { } id => TemplateVariable.Voiceover(id),
            "voiceover" when Text(properties, "voice_id") is { } id && Text(properties, "content") is { } content && properties.EnumerateObject().Count() == 2 =>
                TemplateVariable.Voiceover(id, content),
            _ => TemplateVariable.Raw(type, properties),
        };
    }

    private static string? Only(JsonElement properties, string name) => properties.EnumerateObject().Count() == 1 ? Text(properties, name) : null;

    // An empty text is valid: it is the documented default of a text variable.
    private static string? Text(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TolerantJson.TextOf(value) : null;
}
