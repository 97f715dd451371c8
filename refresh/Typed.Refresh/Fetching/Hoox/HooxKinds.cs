using System.Text.Json.Nodes;

namespace Typed.Refresh.Fetching.Hoox;

/// <summary>Derives the kind of a Hoox model. The API states the output; the input is derived from the schema.</summary>
internal static class HooxKinds
{
    public static string Of(string output, JsonObject schema, IReadOnlyList<string> slots)
    {
        var required = schema["required"] is JsonArray names ? names.Select(name => name?.ToString()).ToList() : [];
        var input = slots.Contains("source_video") ? "video"
            : slots.Any(required.Contains) || required.Contains("references") ? "image"
            : "text";
        return $"{input}_to_{output}";
    }
}
