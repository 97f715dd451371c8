using System.Globalization;
using System.Text.Json.Nodes;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Schemas, and instances for them, from a seed: every keyword, odd names, values at and over the bounds.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] s_names = ["prompt", "image_size", "ImageSize", "class", "3d", "a-b", "a_b", "équipe", "x😀", "model", "cost", "url", "duration", "resolution", "Params"];
    private static readonly string[] s_texts = ["", "a", "5", "8s", "16:9", "4K", "4k", "+", "long text with spaces", "😀", "<b>&\"'", "https://example.com/a.png"];
    private static readonly string[] s_types = ["string", "integer", "number", "boolean", "array", "object"];
    private readonly Random _random = new(seed);

    public JsonObject Root()
    {
        var root = Object(0);
        if (Chance(6))
        {
            root["additionalProperties"] = false;
        }

        return root;
    }

    /// <summary>An instance of some of the properties, right or nearly so.</summary>
    public JsonObject Instance(JsonObject schema)
    {
        var instance = Members(schema, 0);
        if (Chance(8))
        {
            instance["unknown"] = 1;
        }

        return instance;
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list[_random.Next(list.Count)];
    }

    private JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        foreach (var name in s_names.OrderBy(_ => _random.Next()).Take(_random.Next(1, depth == 0 ? 6 : 3)))
        {
            properties[name] = Schema(depth + 1);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (Chance(2))
        {
            schema["required"] = new JsonArray([.. properties.Where(_ => Chance(2)).Select(property => (JsonNode)property.Key)]);
        }

        if (properties.Count > 1 && Chance(6))
        {
            schema["dependentRequired"] = new JsonObject { [properties.First().Key] = new JsonArray(properties.Last().Key) };
        }

        return schema;
    }

    private JsonObject Schema(int depth)
    {
        if (depth < 4 && Chance(8))
        {
            return new JsonObject { [Pick(["anyOf", "oneOf", "allOf"])] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (JsonNode)Schema(depth + 1))]) };
        }

        var type = Pick(depth < 3 ? s_types : s_types[..4]);
        var schema = type switch
        {
            "object" => Object(depth),
            "array" => new JsonObject { ["type"] = "array", ["items"] = Schema(depth + 1) },
            _ => new JsonObject { ["type"] = type },
        };
        Constrain(schema, type);
        if (Chance(6))
        {
            schema["type"] = new JsonArray(type, "null");
        }

        if (Chance(5))
        {
            schema["default"] = Value(schema, 0);
        }

        if (Chance(4))
        {
            schema["description"] = Pick(s_texts);
        }

        if (Chance(12))
        {
            schema["not"] = new JsonObject { ["const"] = Pick(s_texts) };
        }

        return schema;
    }

    private void Constrain(JsonObject schema, string type)
    {
        switch (type)
        {
            case "string" when Chance(2):
                schema["enum"] = new JsonArray([.. s_texts.Where(_ => Chance(3)).DefaultIfEmpty("only").Select(text => (JsonNode)text)]);
                break;
            case "string":
                Maybe(schema, "minLength", 1);
                Maybe(schema, "maxLength", 4);
                Maybe(schema, "pattern", "^[a-z0-9]*$");
                break;
            case "integer" or "number":
                Maybe(schema, "minimum", -1);
                Maybe(schema, "maximum", 10);
                Maybe(schema, "exclusiveMinimum", -2);
                Maybe(schema, "multipleOf", JsonNode.Parse(type == "integer" ? "2" : "0.1")!);
                Maybe(schema, "enum", new JsonArray(4, 8, 12));
                break;
            case "array":
                Maybe(schema, "minItems", 1);
                Maybe(schema, "maxItems", 2);
                Maybe(schema, "uniqueItems", true);
                break;
        }
    }

    private void Maybe(JsonObject schema, string keyword, JsonNode value)
    {
        if (Chance(3))
        {
            schema[keyword] = value;
        }
    }

    private JsonNode? Value(JsonNode schema, int depth)
    {
        if (Chance(12) || depth > 5)
        {
            return Pick<Func<JsonNode?>>([() => null, () => 0, () => "x", () => true, () => new JsonArray(), () => new JsonObject()])();
        }

        if (schema["enum"] is JsonArray { Count: > 0 } listed && !Chance(6))
        {
            return Pick(listed)?.DeepClone();
        }

        foreach (var keyword in new[] { "anyOf", "oneOf", "allOf" })
        {
            if (schema[keyword] is JsonArray { Count: > 0 } branches)
            {
                return Value(Pick(branches)!, depth + 1);
            }
        }

        var type = schema["type"] is JsonArray names ? Pick(names)!.GetValue<string>() : schema["type"]?.GetValue<string>();
        return type switch
        {
            "string" => Pick(s_texts),
            "integer" => _random.Next(-3, 14),
            "number" => JsonNode.Parse((_random.Next(-30, 140) / 10m).ToString(CultureInfo.InvariantCulture)),
            "boolean" => Chance(2),
            "array" => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(schema["items"]!, depth + 1))]),
            "object" => Members(schema, depth + 1),
            _ => null,
        };
    }

    // A record sends null only where the schema demands the member, so only there is null made.
    private JsonObject Members(JsonNode schema, int depth)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        var instance = new JsonObject();
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            if (!Chance(3) && Value(property!, depth) is var value && (value is not null || required.Contains(name)))
            {
                instance[name] = value;
            }
        }

        return instance;
    }
}
