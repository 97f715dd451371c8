using System.Text;
using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>Writes a schema as compact JSON in ordinal order, with only the keywords that affect which values are allowed.</summary>
public sealed class ResidualSchemaText
{
    private readonly Draft _draft;

    private ResidualSchemaText(Draft draft) => _draft = draft;

    public static string Of(JsonNode schema, Draft draft)
    {
        var text = new StringBuilder();
        new ResidualSchemaText(draft).Schema(text, schema);
        return text.ToString();
    }

    private void Schema(StringBuilder text, JsonNode schema)
    {
        if (!schema.IsObject)
        {
            text.Append(JsonText.Of(schema));
            return;
        }

        var isAlone = _draft.IgnoresSiblings(schema);
        var kept = schema.Members.Where(member => member.Key is "$defs" or "definitions" or "$anchor" or "$dynamicAnchor" || IsAnchorId(member) || (isAlone ? member.Key == "$ref" : !Keywords.IsAnnotation(member.Key)));
        Members(text, kept, Keyword);
    }

    // Before $anchor existed, an id such as "#size" had its role.
    private static bool IsAnchorId(KeyValuePair<string, JsonNode> member) =>
        member.Key is "$id" or "id" && member.Value is { Kind: JsonKind.String, Text: { Length: > 1 } text } && text[0] == '#';

    private void Keyword(StringBuilder text, string keyword, JsonNode value)
    {
        switch (keyword)
        {
            case "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas" or "dependencies" when value.IsObject:
                // The names here are user-defined, not keywords.
                Members(text, value.Members, (text, _, schema) => SchemaOrList(text, schema));
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems" or "items" or "additionalItems" or "additionalProperties" or "unevaluatedProperties" or "unevaluatedItems" or "not" or "if" or "then" or "else" or "contains" or "propertyNames":
                SchemaOrList(text, value);
                break;
            default:
                text.Append(JsonText.Of(value));
                break;
        }
    }

    private void SchemaOrList(StringBuilder text, JsonNode value)
    {
        if (value.Kind != JsonKind.Array)
        {
            Schema(text, value);
            return;
        }

        text.Append('[');
        for (var i = 0; i < value.Items.Count; i++)
        {
            text.Append(i > 0 ? "," : "");
            Schema(text, value.Items[i]);
        }

        text.Append(']');
    }

    private static void Members(StringBuilder text, IEnumerable<KeyValuePair<string, JsonNode>> members, Action<StringBuilder, string, JsonNode> write)
    {
        text.Append('{');
        var first = true;
        foreach (var member in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",").Append(JsonText.Quote(member.Key)).Append(':');
            first = false;
            write(text, member.Key, member.Value);
        }

        text.Append('}');
    }
}
