using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>Object keywords: required members, allowed members, and the schemas for members.</summary>
internal static class ObjectKeywords
{
    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        CheckCount(evaluation, schema, value, path);

        if (schema.TryKind("required", JsonValueKind.Array, out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String))
            {
                if (!value.TryGetProperty(name.GetString()!, out _))
                {
                    evaluation.Report(path, "required", $"'{name.GetString()}' is required");
                }
            }
        }

        if (schema.TrySchema("propertyNames", out var names))
        {
            foreach (var member in value.EnumerateObject())
            {
                // Uses a separate path: a reference followed for the name does not form a cycle with one followed for the object.
                if (evaluation.Try(names, JsonSerializer.SerializeToElement(member.Name), path + "\0name") is [var first, ..])
                {
                    evaluation.Report(path, "propertyNames", $"the name '{member.Name}' {first.Message}");
                }
            }
        }

        CheckMembers(evaluation, schema, value, path);
    }

    private static void CheckCount(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        var count = value.GetPropertyCount();
        if (schema.TryCount("minProperties", out var minimum) && count < minimum)
        {
            evaluation.Report(path, "minProperties", $"must have at least {minimum} members, has {count}");
        }

        if (schema.TryCount("maxProperties", out var maximum) && count > maximum)
        {
            evaluation.Report(path, "maxProperties", $"must have at most {maximum} members, has {count}");
        }
    }

    private static void CheckMembers(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        var hasProperties = schema.TryKind("properties", JsonValueKind.Object, out var properties);
        var hasPatterns = schema.TryKind("patternProperties", JsonValueKind.Object, out var patterns);
        var hasRest = schema.TrySchema("additionalProperties", out var rest);
        if (!hasProperties && !hasPatterns && !hasRest)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var below = SchemaReading.Below(path, member.Name);
            var known = false;
            if (hasProperties && properties.TryGetProperty(member.Name, out var property))
            {
                known = true;
                evaluation.Apply(property, member.Value, below);
            }

            if (hasPatterns)
            {
                foreach (var pattern in patterns.EnumerateObject())
                {
                    if (StringKeywords.Matches(evaluation, pattern.Name, member.Name, below) is true)
                    {
                        known = true;
                        evaluation.Apply(pattern.Value, member.Value, below);
                    }
                }
            }

            if (known || !hasRest)
            {
                continue;
            }

            if (rest.ValueKind == JsonValueKind.False)
            {
                evaluation.Report(path, "additionalProperties", $"'{member.Name}' is not a known property{Known(properties)}");
            }
            else
            {
                evaluation.Apply(rest, member.Value, below);
            }
        }
    }

    private static string Known(JsonElement properties) =>
        properties.ValueKind == JsonValueKind.Object
            ? $"; allowed properties: {string.Join(", ", properties.EnumerateObject().Take(40).Select(one => one.Name))}"
            : string.Empty;
}
