using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary><c>unevaluatedProperties</c> and <c>unevaluatedItems</c>: the members and items that no other keyword that applies to the value describes.</summary>
internal static class ResidualUnevaluated
{
    public static void Check(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        if (instance.ValueKind == JsonValueKind.Object && Rest(schema, "unevaluatedProperties") is { } ofMembers)
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            Collect(root, schema, instance, path, known, depth, isOuter: true);
            foreach (var member in instance.EnumerateObject().Where(member => !known.Contains(member.Name)))
            {
                Apply(root, ofMembers, member.Value, $"{path}.{member.Name}", "unevaluatedProperties", $"None of the shapes that apply has the parameter '{member.Name}'.", found, depth);
            }
        }
        else if (instance.ValueKind == JsonValueKind.Array && Rest(schema, "unevaluatedItems") is { } ofItems)
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            Collect(root, schema, instance, path, known, depth, isOuter: true);
            var at = 0;
            foreach (var item in instance.EnumerateArray())
            {
                var place = ResidualValues.Index(path, at++);
                if (!known.Contains(place))
                {
                    Apply(root, ofItems, item, place, "unevaluatedItems", "None of the shapes that apply has this item.", found, depth);
                }
            }
        }
    }

    private static JsonElement? Rest(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var rest) && rest.ValueKind is JsonValueKind.False or JsonValueKind.Object ? rest : null;

    private static void Apply(ResidualSchema root, JsonElement rest, JsonElement value, string path, string keyword, string message, List<Violation> found, int depth)
    {
        if (rest.ValueKind == JsonValueKind.False)
        {
            found.Add(new Violation(path, keyword, message));
        }
        else
        {
            root.Apply(rest, value, path, found, depth);
        }
    }

    // The names of the members, or the paths of the items, that the schema and the schemas within it describe.
    private static void Collect(ResidualSchema root, JsonElement schema, JsonElement instance, string path, HashSet<string> known, int depth, bool isOuter = false)
    {
        if (schema.ValueKind != JsonValueKind.Object || !root.MayGoOn(depth))
        {
            return;
        }

        if (instance.ValueKind == JsonValueKind.Object)
        {
            Members(root, schema, instance, known, isOuter);
        }
        else
        {
            Items(root, schema, instance, path, known, depth, isOuter);
        }

        foreach (var part in Parts(root, schema, instance, path, depth))
        {
            Collect(root, part, instance, path, known, depth + 1);
        }
    }

    private static void Members(ResidualSchema root, JsonElement schema, JsonElement instance, HashSet<string> known, bool isOuter)
    {
        var takesAll = schema.TryGetProperty("additionalProperties", out _) || (!isOuter && schema.TryGetProperty("unevaluatedProperties", out _));
        var properties = Named(schema, "properties");
        var patterns = Named(schema, "patternProperties").Select(member => root.Pattern(member.Name)).ToList();
        foreach (var member in instance.EnumerateObject())
        {
            if (takesAll || properties.Any(property => property.Name == member.Name) || patterns.Any(pattern => pattern.Matches(member.Name)))
            {
                known.Add(member.Name);
            }
        }
    }

    private static void Items(ResidualSchema root, JsonElement schema, JsonElement instance, string path, HashSet<string> known, int depth, bool isOuter)
    {
        var hasItems = schema.TryGetProperty("items", out var items);
        var isOldTuple = hasItems && items.ValueKind == JsonValueKind.Array;
        var takesAll = (hasItems && !isOldTuple) || (isOldTuple && schema.TryGetProperty("additionalItems", out _)) || (!isOuter && schema.TryGetProperty("unevaluatedItems", out _));
        var tuple = isOldTuple ? items.GetArrayLength() : ResidualSchema.Items(schema, "prefixItems").Count;
        var hasWanted = schema.TryGetProperty("contains", out var wanted);
        var at = 0;
        foreach (var item in instance.EnumerateArray())
        {
            var place = ResidualValues.Index(path, at);
            if (takesAll || at < tuple || (hasWanted && root.Satisfies(wanted, item, place, depth)))
            {
                known.Add(place);
            }

            at++;
        }
    }

    // The schemas for the same value that apply to it.
    private static IEnumerable<JsonElement> Parts(ResidualSchema root, JsonElement schema, JsonElement instance, string path, int depth)
    {
        foreach (var target in root.Targets(schema).Concat(ResidualSchema.Items(schema, "allOf")))
        {
            yield return target;
        }

        foreach (var branch in ResidualSchema.Items(schema, "anyOf").Concat(ResidualSchema.Items(schema, "oneOf")).Where(branch => root.Satisfies(branch, instance, path, depth)))
        {
            yield return branch;
        }

        if (schema.TryGetProperty("if", out var condition))
        {
            var holds = root.Satisfies(condition, instance, path, depth);
            if (holds)
            {
                yield return condition;
            }

            if (schema.TryGetProperty(holds ? "then" : "else", out var consequence))
            {
                yield return consequence;
            }
        }

        foreach (var dependency in Named(schema, "dependentSchemas").Concat(Named(schema, "dependencies")))
        {
            if (instance.ValueKind == JsonValueKind.Object && instance.TryGetProperty(dependency.Name, out _))
            {
                yield return dependency.Value;
            }
        }
    }

    private static JsonElement.ObjectEnumerator Named(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;
}
