using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>Values for a property: one that its schema allows, and some that a bound excludes.</summary>
internal static class Samples
{
    /// <summary>Whether the property has one shape, so that a value can be made for it.</summary>
    public static bool IsPlain(JsonObject property) => property["type"] is JsonValue && property["anyOf"] is null && property["oneOf"] is null;

    public static JsonNode? Of(JsonObject property)
    {
        if ((property["default"] ?? property["enum"]?[0] ?? property["const"]) is { } known)
        {
            return known.DeepClone();
        }

        if (property["anyOf"] is JsonArray branches)
        {
            return Of(branches[0]!.AsObject());
        }

        return (property["type"] as JsonValue)?.GetValue<string>() switch
        {
            "integer" or "number" => property["minimum"]?.DeepClone() ?? 1,
            "boolean" => true,
            "array" => new JsonArray([.. Enumerable.Range(0, Math.Max(1, (int?)property["minItems"] ?? 1)).Select(_ => Of(property["items"]!.AsObject()))]),
            "object" => new JsonObject(),
            _ when (string?)property["format"] is "uri" or "url" => "https://example.com/a.png",
            _ => new string('x', Math.Max(5, (int?)property["minLength"] ?? 0)),
        };
    }

    /// <summary>Values beyond each bound.</summary>
    public static IReadOnlyList<JsonNode> OutOfBounds(JsonObject property)
    {
        var values = new List<JsonNode>();
        if ((decimal?)property["minimum"] is { } least)
        {
            values.Add(least - 1);
        }

        if ((decimal?)property["maximum"] is { } most)
        {
            values.Add(most + 1);
        }

        if ((int?)property["minLength"] is > 0 and { } shortest)
        {
            values.Add(new string('x', shortest - 1));
        }

        if ((int?)property["maxLength"] is { } longest)
        {
            values.Add(new string('x', longest + 1));
        }

        return values;
    }

    public static JsonObject With(JsonObject document, string name, JsonNode? value)
    {
        var copy = document.DeepClone().AsObject();
        copy[name] = value?.DeepClone();
        return copy;
    }
}
