using System.Globalization;
using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary>Object keywords.</summary>
internal static class ResidualObjects
{
    public static void Check(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Required(schema, instance, path, found);
        Members(root, schema, instance, path, found, depth);
        Dependencies(root, schema, instance, path, found, depth);
        var count = instance.EnumerateObject().Count();
        if (count < ResidualValues.Count(schema, "minProperties") || count > ResidualValues.Count(schema, "maxProperties"))
        {
            found.Add(new Violation(path, "minProperties", $"{count.ToString(CultureInfo.InvariantCulture)} members are too few or too many."));
        }
    }

    private static void Required(JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        foreach (var name in Names(schema, "required"))
        {
            if (!instance.TryGetProperty(name, out _))
            {
                found.Add(new Violation($"{path}.{name}", "required", $"'{name}' is required."));
            }
        }
    }

    private static void Members(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        var hasProperties = schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object;
        var patterns = schema.TryGetProperty("patternProperties", out var byPattern) && byPattern.ValueKind == JsonValueKind.Object
            ? byPattern.EnumerateObject().Select(member => (Pattern: root.Pattern(member.Name), Schema: member.Value)).ToList()
            : [];
        var hasAdditional = schema.TryGetProperty("additionalProperties", out var additional);
        var hasNames = schema.TryGetProperty("propertyNames", out var names);
        foreach (var member in instance.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            var isKnown = false;
            if (hasProperties && properties.TryGetProperty(member.Name, out var property))
            {
                isKnown = true;
                root.Apply(property, member.Value, at, found, depth);
            }

            foreach (var (_, matching) in patterns.Where(pattern => pattern.Pattern.Matches(member.Name)))
            {
                isKnown = true;
                root.Apply(matching, member.Value, at, found, depth);
            }

            if (!isKnown && hasAdditional)
            {
                Additional(root, additional, member, at, found, depth);
            }

            if (hasNames)
            {
                using var name = JsonDocument.Parse($"\"{JsonEncodedText.Encode(member.Name)}\"");
                if (!root.Satisfies(names, name.RootElement, at, depth))
                {
                    found.Add(new Violation(at, "propertyNames", $"The name '{member.Name}' is not allowed."));
                }
            }
        }
    }

    private static void Additional(ResidualSchema root, JsonElement additional, JsonProperty member, string at, List<Violation> found, int depth)
    {
        if (additional.ValueKind == JsonValueKind.False)
        {
            found.Add(new Violation(at, "additionalProperties", $"The model has no parameter '{member.Name}'."));
        }
        else
        {
            root.Apply(additional, member.Value, at, found, depth);
        }
    }

    private static void Dependencies(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        foreach (var keyword in new[] { "dependentRequired", "dependentSchemas", "dependencies" })
        {
            if (!schema.TryGetProperty(keyword, out var dependencies) || dependencies.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            foreach (var dependency in dependencies.EnumerateObject().Where(dependency => instance.TryGetProperty(dependency.Name, out _)))
            {
                if (dependency.Value.ValueKind != JsonValueKind.Array)
                {
                    root.Apply(dependency.Value, instance, path, found, depth);
                    continue;
                }

                foreach (var name in Strings(dependency.Value).Where(name => !instance.TryGetProperty(name, out _)))
                {
                    found.Add(new Violation($"{path}.{dependency.Name}", keyword, $"'{dependency.Name}' needs '{name}'."));
                }
            }
        }
    }

    private static IEnumerable<string> Names(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? Strings(list) : [];

    private static IEnumerable<string> Strings(JsonElement list) =>
        list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
