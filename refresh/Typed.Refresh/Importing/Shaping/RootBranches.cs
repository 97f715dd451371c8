using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>One model of a schema whose root has alternatives.</summary>
/// <param name="Name">The name to append to the model's, or null if the schema is not split.</param>
/// <param name="Schema">The schema of this alternative alone.</param>
internal sealed record RootBranch(string? Name, BundledSchema Schema);

/// <summary>Splits a root <c>oneOf</c> or <c>anyOf</c> into one schema per branch, named by the discriminator, a constant, the reference or the title.</summary>
internal static partial class RootBranches
{
    private static readonly string[] s_frame = ["$defs", "$schema", "title", "description", "type", "discriminator", "example", "examples", "oneOf", "anyOf"];

    // Nested alternatives multiply.
    private const int MaxBranches = 500;

    private const int MaxDepth = 4;

    public static IReadOnlyList<RootBranch> Of(BundledSchema schema, int depth = 0)
    {
        var root = schema.Root;
        var keyword = root["oneOf"] is JsonArray ? "oneOf" : "anyOf";
        if (root[keyword] is not JsonArray { Count: > 1 and <= MaxBranches } branches || depth > MaxDepth || branches.Any(branch => schema.Properties(branch).Count == 0) || Names(schema, branches) is not { } names)
        {
            return [new RootBranch(null, schema)];
        }

        var split = new List<RootBranch>();
        for (var i = 0; i < branches.Count; i++)
        {
            var one = Alone(schema, branches[i]!, keyword);
            Pin(one, BundledSchema.Text((root["discriminator"] as JsonObject)?["propertyName"]), names.Values?[i]);
            RootParts.Merge(one);
            foreach (var inner in Of(one, depth + 1))
            {
                inner.Schema.Prune();
                if (split.Count == MaxBranches)
                {
                    return [new RootBranch(null, schema)];
                }

                split.Add(new RootBranch(inner.Name is null ? names.Names[i] : $"{names.Names[i]}/{inner.Name}", inner.Schema));
            }
        }

        return split.Select(branch => branch.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == split.Count ? split : [new RootBranch(null, schema)];
    }

    private static BundledSchema Alone(BundledSchema schema, JsonNode branch, string keyword)
    {
        var root = schema.Root;
        var definitions = root["$defs"]?.DeepClone();
        JsonObject alone;
        if (root.All(member => s_frame.Contains(member.Key)) && schema.Resolve(branch) is { } target && (ReferenceEquals(target, branch) || branch.AsObject().Count == 1))
        {
            alone = target.DeepClone().AsObject();
        }
        else
        {
            alone = root.DeepClone().AsObject();
            alone.Remove(keyword);
            alone.Remove("discriminator");
            alone.Remove("$defs");
            alone["allOf"] = new JsonArray([branch.DeepClone(), .. (alone["allOf"] as JsonArray ?? []).Select(part => part?.DeepClone())]);
        }

        if (definitions is not null)
        {
            alone["$defs"] = definitions;
        }

        return new BundledSchema(alone);
    }

    // The mapping of a discriminator states the value of each branch, even if the branch itself does not.
    private static void Pin(BundledSchema branch, string? property, string? value)
    {
        if (property is not null && value is not null && branch.Properties(branch.Root).TryGetValue(property, out var schema)
            && schema is JsonObject members && !members.ContainsKey("const") && !members.ContainsKey("$ref") && members["enum"] is not JsonArray)
        {
            members["const"] = value;
        }
    }

    private static (IReadOnlyList<string> Names, IReadOnlyList<string>? Values)? Names(BundledSchema schema, JsonArray branches)
    {
        var discriminator = schema.Root["discriminator"] as JsonObject;
        var mapping = discriminator?["mapping"] as JsonObject ?? [];
        string? Mapped(JsonNode? branch) => mapping.FirstOrDefault(member => BundledSchema.Text(member.Value) is { } target && target == BundledSchema.Text((branch as JsonObject)?["$ref"])).Key;
        var tags = BundledSchema.Text(discriminator?["propertyName"]) is { } named
            ? [named]
            : branches.Select(branch => schema.Properties(branch).Keys).Aggregate((IEnumerable<string>)schema.Properties(branches[0]).Keys, (common, keys) => common.Intersect(keys, StringComparer.Ordinal)).ToArray();
        foreach (var tag in tags)
        {
            var values = branches.Select(branch => Mapped(branch) ?? Constant(schema, schema.Properties(branch).GetValueOrDefault(tag))).ToList();
            if (Distinct(values) is { } found)
            {
                return (found.Select(Plain).ToList(), values!);
            }
        }

        var texts = branches.Select(branch => BundledSchema.NameOf(branch) ?? BundledSchema.Text((branch as JsonObject)?["title"])).ToList();
        return Distinct(texts) is { } titles ? (Shortened(titles), null) : null;
    }

    private static string? Constant(BundledSchema schema, JsonNode? property) => schema.Resolve(property) is { } members
        ? BundledSchema.Text(members["const"]) ?? (members["enum"] is JsonArray { Count: 1 } only ? BundledSchema.Text(only[0]) : null)
        : null;

    // A text without a letter or digit that a name can have is no name.
    private static List<string>? Distinct(List<string?> texts) =>
        texts.All(text => text is not null && Word().IsMatch(text)) && texts.Select(text => Plain(text!)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == texts.Count ? texts.OfType<string>().ToList() : null;

    // CreateFluxRequest and CreateSdxlRequest differ in one word only.
    private static IReadOnlyList<string> Shortened(List<string> names)
    {
        var words = names.Select(name => Word().Matches(name).Select(match => match.Value.ToLowerInvariant()).ToList()).ToList();
        while (words.All(list => list.Count > 1 && list[0] == words[0][0]))
        {
            words.ForEach(list => list.RemoveAt(0));
        }

        while (words.All(list => list.Count > 1 && list[^1] == words[0][^1]))
        {
            words.ForEach(list => list.RemoveAt(list.Count - 1));
        }

        return [.. words.Select(list => string.Join('-', list))];
    }

    private static string Plain(string text) => Odd().Replace(text, "-").Trim('-', '.', '/');

    [GeneratedRegex(@"[^A-Za-z0-9._/-]+|\.\.+|//+", RegexOptions.CultureInvariant)]
    private static partial Regex Odd();

    [GeneratedRegex("[A-Z]+(?![a-z])[0-9.]*|[A-Z]?[a-z]+[0-9.]*|[0-9.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
