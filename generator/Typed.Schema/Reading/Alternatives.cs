using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>What <c>anyOf</c>, <c>oneOf</c>, <c>enum</c> and <c>const</c> come to: allowed values, several shapes, or just one with null.</summary>
public sealed class Alternatives
{
    /// <summary>Whether one of the alternatives is null.</summary>
    public bool Nullable { get; private init; }

    /// <summary>The allowed values, where all alternatives are values.</summary>
    public IReadOnlyList<JsonNode>? Values { get; private init; }

    /// <summary>Whether any other text is allowed beside the values.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>The shapes, where there is more than one.</summary>
    public IReadOnlyList<SchemaView> Branches { get; private init; } = [];

    /// <summary>The only alternative beside null, merged with what stands around it.</summary>
    public SchemaView? Merged { get; private init; }

    /// <summary>Whether a value that fits one of the shapes may be refused: by <c>oneOf</c>, since it fits another one too, or by values listed beside them.</summary>
    public bool AreStricter { get; private init; }

    public static Alternatives Read(SchemaView view, SchemaFlattener flattener)
    {
        var listed = (view["anyOf"] ?? view["oneOf"]) is { Kind: JsonKind.Array } list
            ? list.Items.Where(item => !IsGroup(item)).ToList()
            : [];
        if (listed.Count == 0)
        {
            return new Alternatives { Values = ValuesOf(view), AreStricter = view.Has("enum") && view.Has("const") };
        }

        var branches = listed.Select(item => Within(view, item, flattener)).ToList();
        var real = branches.Where(branch => !IsNull(branch)).ToList();
        var nullable = real.Count < branches.Count;
        // Values beside the alternatives hold for all of them.
        var stricter = view.Has("enum") || view.Has("const") || (!view.Has("anyOf") ? !AreDisjoint(branches) : view.Has("oneOf"));
        if (real.Count == 1)
        {
            return new Alternatives { Nullable = nullable, Merged = real[0], AreStricter = stricter };
        }

        var values = real.Select(ValuesOf).ToList();
        if (values.All(value => value is not null))
        {
            return new Alternatives { Nullable = nullable, Values = values.SelectMany(value => value!).ToList(), AreStricter = stricter || real.Any(SaysMore) };
        }

        // Listed texts beside any text: an enum that the schema leaves open.
        var rest = real.Where((_, at) => values[at] is null).ToList();
        var texts = values.Where(value => value is not null).SelectMany(value => value!).ToList();
        if (rest.Count == 1 && texts.Count > 0 && IsPlainText(rest[0]) && texts.All(value => value.Kind is JsonKind.String or JsonKind.Null))
        {
            return new Alternatives { Nullable = nullable, Values = texts, IsOpen = true, AreStricter = stricter || real.Any(SaysMore) };
        }

        return new Alternatives { Nullable = nullable, Branches = real, AreStricter = stricter };
    }

    /// <summary>Whether an alternative only says which properties must be there: a rule between fields, not a shape.</summary>
    public static bool IsGroup(JsonNode schema) =>
        schema.IsObject && schema["required"] is not null && schema.Members.All(member => member.Key is "required" or "title" or "description" or "not");

    private static IReadOnlyList<JsonNode>? ValuesOf(SchemaView view)
    {
        var listed = view["enum"] is { Kind: JsonKind.Array } list ? list.Items
            : view["const"] is { } only ? [only]
            : null;
        return listed?.Where(value => IsOfType(view, value)).ToList();
    }

    // A listed value that the type excludes is never allowed.
    private static bool IsOfType(SchemaView view, JsonNode value)
    {
        var names = TypeNames.Of(view["type"]);
        return names.Count == 0 || value.Kind switch
        {
            JsonKind.String => names.Contains("string"),
            JsonKind.Number => names.Contains("number") || (names.Contains("integer") && Numbers.IsWhole(value.Text)),
            JsonKind.True or JsonKind.False => names.Contains("boolean"),
            JsonKind.Array => names.Contains("array"),
            JsonKind.Object => names.Contains("object"),
            _ => names.Contains("null") || view.IsTrue("nullable"),
        };
    }

    // Beside its values, or beside being any text, a branch demands something that is not looked at here.
    private static bool SaysMore(SchemaView branch) =>
        branch.Keywords.Any(keyword => !Keywords.IsAnnotation(keyword) && keyword is not ("type" or "enum" or "const"));

    // Of different JSON types, or different values: no value can be two of them.
    private static bool AreDisjoint(IReadOnlyList<SchemaView> branches)
    {
        var values = branches.Select(ValuesOf).ToList();
        if (values.All(value => value is not null))
        {
            var texts = values.SelectMany(value => value!.Select(JsonText.Of)).ToList();
            return texts.Distinct(StringComparer.Ordinal).Count() == texts.Count;
        }

        var types = branches.Select(branch => TypeNames.Of(branch["type"])).ToList();
        return types.All(names => names.Count == 1)
            && types.Select(names => names[0] == "integer" ? "number" : names[0]).Distinct(StringComparer.Ordinal).Count() == types.Count;
    }

    private static bool IsNull(SchemaView view) =>
        (TypeNames.Of(view["type"]) is { Count: 1 } names && names[0] == "null")
        || (ValuesOf(view) is { Count: 1 } values && values[0].Kind == JsonKind.Null);

    private static bool IsPlainText(SchemaView view) => TypeNames.Of(view["type"]) is { Count: 1 } names && names[0] == "string";

    // What stands beside anyOf holds for every branch: {"type": "string", "anyOf": [{"enum": […]}, {"pattern": …}]}.
    private static SchemaView Within(SchemaView outer, JsonNode branch, SchemaFlattener flattener)
    {
        var around = outer.Keywords
            .Where(keyword => keyword is "type" or "minLength" or "maxLength" or "minimum" or "maximum" or "pattern" or "format" or "properties" or "required" or "items" or "x-media")
            .Select(keyword => new KeyValuePair<string, JsonNode>(keyword, outer[keyword]!))
            .ToList();
        if (around.Count == 0)
        {
            return flattener.Flatten(branch);
        }

        var both = new JsonNode(JsonKind.Array, branch.Place)
        {
            Items = [new JsonNode(JsonKind.Object, outer.Node.Place) { Members = around }, branch],
        };
        return flattener.Flatten(new JsonNode(JsonKind.Object, branch.Place) { Members = [new KeyValuePair<string, JsonNode>("allOf", both)] });
    }
}
