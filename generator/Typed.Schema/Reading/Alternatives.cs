using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The result of <c>anyOf</c>, <c>oneOf</c>, <c>enum</c> and <c>const</c>: allowed values, several shapes, or a single alternative with null.</summary>
public sealed class Alternatives
{
    /// <summary>Whether one of the alternatives is null.</summary>
    public bool Nullable { get; private init; }

    /// <summary>The allowed values, if all alternatives are values.</summary>
    public IReadOnlyList<JsonNode>? Values { get; private init; }

    /// <summary>Whether any other text is allowed in addition to the values.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>The shapes, if there is more than one.</summary>
    public IReadOnlyList<SchemaView> Branches { get; private init; } = [];

    /// <summary>The only alternative besides null, merged with the keywords beside it.</summary>
    public SchemaView? Merged { get; private init; }

    /// <summary>Whether a value that fits one of the shapes may be rejected: by <c>oneOf</c>, because it also fits another shape, or by values listed beside them.</summary>
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
        // Values beside the alternatives apply to all of them.
        var stricter = view.Has("enum") || view.Has("const") || (!view.Has("anyOf") ? !AreDisjoint(branches) : view.Has("oneOf"));
        if (real.Count == 1)
        {
            return new Alternatives { Nullable = nullable, Merged = real[0], AreStricter = stricter };
        }

        var values = real.Select(ValuesOf).ToList();
        if (values.All(value => value is not null))
        {
            return new Alternatives { Nullable = nullable, Values = values.SelectMany(value => value!).ToList(), AreStricter = stricter || real.Any(HasUncheckedKeywords) };
        }

        // Listed texts with an alternative for any text: an open enum.
        var rest = real.Where((_, at) => values[at] is null).ToList();
        var texts = values.Where(value => value is not null).SelectMany(value => value!).ToList();
        if (rest.Count == 1 && texts.Count > 0 && IsPlainText(rest[0]) && texts.All(value => value.Kind is JsonKind.String or JsonKind.Null))
        {
            return new Alternatives { Nullable = nullable, Values = texts, IsOpen = true, AreStricter = stricter || real.Any(HasUncheckedKeywords) };
        }

        return new Alternatives { Nullable = nullable, Branches = real, AreStricter = stricter };
    }

    /// <summary>Whether an alternative only lists required properties: a rule between fields, not a shape.</summary>
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

    // Besides its values, or besides allowing any text, a branch has a constraint that is not read here.
    private static bool HasUncheckedKeywords(SchemaView branch) =>
        branch.Keywords.Any(keyword => !Keywords.IsAnnotation(keyword) && keyword is not ("type" or "enum" or "const"));

    // Of different JSON types, or with different values: no value can match two of them.
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

    // Keywords beside anyOf apply to every branch: {"type": "string", "anyOf": [{"enum": […]}, {"pattern": …}]}.
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
