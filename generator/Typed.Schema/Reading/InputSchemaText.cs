using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>Writes an input schema as one self-contained JSON Schema of draft 2020-12, for API documents and AI tools.</summary>
/// <remarks>
/// It has the published keywords and descriptions. The notations of earlier drafts and of OpenAPI 3.0 become those of 2020-12, every reference leads to <c>$defs</c>,
/// and members that only this generator reads (<c>x-…</c>) are left out.
/// </remarks>
public sealed class InputSchemaText
{
    private static readonly HashSet<string> s_shownAnnotations = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "contentMediaType", "contentEncoding",
    };

    private static readonly char[] s_separators = ['/', '#'];

    private readonly JsonNode _root;
    private readonly References _references;
    private readonly Draft _draft;
    private readonly Dictionary<JsonNode, string> _names = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<JsonNode> _next = new();

    private InputSchemaText(JsonNode root, References references, Draft draft) => (_root, _references, _draft) = (root, references, draft);

    public static string Of(JsonNode schema, References references, Draft draft) => JsonText.Of(new InputSchemaText(schema, references, draft).Whole());

    private JsonNode Whole()
    {
        var members = Keywords(_root);
        var definitions = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        while (_next.Count > 0)
        {
            var target = _next.Dequeue();
            definitions[_names[target]] = Schema(target);
        }

        if (definitions.Count > 0)
        {
            members["$defs"] = Object(_root, definitions);
        }

        return Object(_root, members);
    }

    private JsonNode Schema(JsonNode schema)
    {
        if (!schema.IsObject)
        {
            // Any JSON is taken where no schema is.
            return schema.Kind == JsonKind.False ? schema : new JsonNode(JsonKind.True, schema.Place);
        }

        var members = Keywords(schema);
        return IsNullable(schema) && !members.ContainsKey("type") && !members.ContainsKey("enum") && !members.ContainsKey("const") ? OrNull(schema, members) : Object(schema, members);
    }

    private Dictionary<string, JsonNode> Keywords(JsonNode schema)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var isAlone = _draft.IgnoresSiblings(schema);
        // In ordinal order, so that the order of keys in the file does not decide about the names of definitions.
        foreach (var member in Ordered(schema))
        {
            var isAnnotation = Reading.Keywords.IsAnnotation(member.Key);
            if ((isAnnotation ? s_shownAnnotations.Contains(member.Key) : !isAlone || member.Key == "$ref") && KeywordForms.Problem(member.Key, member.Value) is null)
            {
                Keyword(members, schema, member.Key, member.Value);
            }
        }

        return members;
    }

    private void Keyword(Dictionary<string, JsonNode> members, JsonNode schema, string keyword, JsonNode value)
    {
        switch (keyword)
        {
            case "$ref" or "$dynamicRef" or "$recursiveRef":
                if (!members.ContainsKey("$ref") && _references.Resolve(value) is { } target)
                {
                    members["$ref"] = Text(value, ReferenceTo(target, value.Text));
                }

                break;
            case "nullable" or "additionalItems":
                break;
            case "type" when IsNullable(schema) && !TypeNames.Of(value).Contains("null"):
                members[keyword] = Array(value, TypeNames.Of(value).Concat(["null"]).Select(name => Text(value, name)));
                break;
            case "minimum" or "maximum" when schema[keyword == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"] is { Kind: JsonKind.True }:
                members[keyword == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"] = value;
                break;
            case "exclusiveMinimum" or "exclusiveMaximum" when value.Kind != JsonKind.Number:
                break;
            case "items" when value.Kind == JsonKind.Array:
                members["prefixItems"] = Array(value, value.Items.Select(Schema));
                if (schema["additionalItems"] is { } rest && KeywordForms.IsSchema(rest))
                {
                    members["items"] = Schema(rest);
                }

                break;
            case "dependencies":
                Dependencies(members, value);
                break;
            case "properties" or "patternProperties" or "dependentSchemas":
                members[keyword] = Object(value, Ordered(value).Select(member => new KeyValuePair<string, JsonNode>(member.Key, Schema(member.Value))));
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                members[keyword] = Array(value, value.Items.Select(Schema));
                break;
            case "items" or "additionalProperties" or "unevaluatedProperties" or "unevaluatedItems" or "not" or "if" or "then" or "else" or "contains" or "propertyNames":
                members[keyword] = Schema(value);
                break;
            default:
                members[keyword] = value;
                break;
        }
    }

    // Up to draft 7, one keyword for lists of names and for schemas.
    private void Dependencies(Dictionary<string, JsonNode> members, JsonNode value)
    {
        foreach (var isList in new[] { true, false })
        {
            var keyword = isList ? "dependentRequired" : "dependentSchemas";
            var ofKind = Ordered(value).Where(member => (member.Value.Kind == JsonKind.Array) == isList).ToList();
            if (ofKind.Count > 0 && !members.ContainsKey(keyword))
            {
                members[keyword] = Object(value, ofKind.Select(member => new KeyValuePair<string, JsonNode>(member.Key, isList ? member.Value : Schema(member.Value))));
            }
        }
    }

    private string ReferenceTo(JsonNode target, string reference)
    {
        if (ReferenceEquals(target, _root))
        {
            return "#";
        }

        if (!_names.TryGetValue(target, out var name))
        {
            name = NameOf(reference);
            _names.Add(target, name);
            _next.Enqueue(target);
        }

        return "#/$defs/" + name;
    }

    // The characters that the component names of OpenAPI may have.
    private string NameOf(string reference)
    {
        var last = Uri.UnescapeDataString(reference.Substring(reference.LastIndexOfAny(s_separators) + 1));
        var name = new string(last.Select(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' ? c : '_').ToArray());
        var free = name.Length == 0 ? "_" : name;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = name + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    // In OpenAPI 3.0, beside a reference or alternatives. What a reader looks for stays outside.
    private static JsonNode OrNull(JsonNode schema, Dictionary<string, JsonNode> members)
    {
        var outside = members.Where(member => Reading.Keywords.IsAnnotation(member.Key)).ToList();
        var inside = Object(schema, members.Where(member => !Reading.Keywords.IsAnnotation(member.Key)));
        var isNull = Object(schema, [new KeyValuePair<string, JsonNode>("type", Text(schema, "null"))]);
        return Object(schema, outside.Concat([new KeyValuePair<string, JsonNode>("anyOf", Array(schema, [inside, isNull]))]));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Ordered(JsonNode node) => node.Members.OrderBy(member => member.Key, StringComparer.Ordinal);

    private static bool IsNullable(JsonNode schema) => schema["nullable"] is { Kind: JsonKind.True };

    private static JsonNode Text(JsonNode at, string text) => new(JsonKind.String, at.Place) { Text = text };

    private static JsonNode Array(JsonNode at, IEnumerable<JsonNode> items) => new(JsonKind.Array, at.Place) { Items = items.ToArray() };

    private static JsonNode Object(JsonNode at, IEnumerable<KeyValuePair<string, JsonNode>> members) => new(JsonKind.Object, at.Place) { Members = members.ToArray() };
}
