using Typed.Schema.Diagnostics;
using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>Looks at each schema that applies to a request, and reports what is not a valid keyword and what nothing enforces.</summary>
/// <remarks>The reader follows only what becomes C#. A schema under <c>not</c> or <c>if</c> is used at run time only, when it is too late to report its mistakes to the author.</remarks>
public sealed class SchemaReview(References references, DiagnosticBag diagnostics)
{
    private static readonly HashSet<string> s_unenforced = new(StringComparer.Ordinal)
    {
        "extends", "disallow", "divisibleBy",
    };

    private static readonly HashSet<string> s_uncheckedFormats = new(StringComparer.Ordinal) { "idn-email", "idn-hostname", "iri", "iri-reference" };

    private readonly HashSet<JsonNode> _seen = [];
    private readonly Stack<JsonNode> _next = new();
    private readonly SortedDictionary<string, TextPlace> _unenforced = new(StringComparer.Ordinal);

    public void Of(JsonNode root)
    {
        Visit(root);
        while (_next.Count > 0)
        {
            Keywords(_next.Pop());
        }

        if (_unenforced.Count > 0)
        {
            diagnostics.Add(
                ProblemRules.NotExpressible, _unenforced.Values.OrderBy(place => place.Start).First(),
                $"Validate() does not check {string.Join(", ", _unenforced.Keys.Select(name => $"'{name}'"))}; the provider may refuse what it accepts.");
        }
    }

    private void Visit(JsonNode schema)
    {
        if (!KeywordForms.IsSchema(schema))
        {
            diagnostics.Add(ProblemRules.NotExpressible, schema.Place, "A schema is expected here, an object or a boolean; any JSON is taken.");
        }
        else if (schema.IsObject && _seen.Add(schema))
        {
            _next.Push(schema);
        }
    }

    private void Keywords(JsonNode schema)
    {
        foreach (var member in schema.Members)
        {
            if (KeywordForms.Problem(member.Key, member.Value) is { } form)
            {
                diagnostics.Add(ProblemRules.NotExpressible, member.Value.Place, $"'{member.Key}' must be {form}; nothing is checked by it.");
            }
            else if (NearKeyword.Of(member.Key) is { } near)
            {
                diagnostics.Add(ProblemRules.NotExpressible, member.Value.Place, $"'{member.Key}' is not a keyword of JSON Schema, so nothing is checked by it. Did you mean '{near}'?");
            }
            else
            {
                Keyword(schema, member.Key, member.Value);
            }
        }
    }

    private void Keyword(JsonNode schema, string keyword, JsonNode value)
    {
        if ((s_unenforced.Contains(keyword) && value.Kind != JsonKind.True) || (keyword == "format" && s_uncheckedFormats.Contains(value.Text)))
        {
            _unenforced[keyword == "format" ? "format " + value.Text : keyword] = value.Place;
        }

        if (keyword == "nullable" && value.Kind == JsonKind.True && schema["type"] is null && schema["enum"] is null && schema["const"] is null)
        {
            diagnostics.Add(ProblemRules.NotExpressible, value.Place, "'nullable' belongs beside 'type'; without one, some validators ignore it or refuse the schema. Null is taken here.");
        }

        switch (keyword)
        {
            case "$ref" or "$dynamicRef" or "$recursiveRef":
                if (references.Resolve(value) is { } target)
                {
                    Visit(target);
                }

                break;
            case "properties" or "patternProperties" or "dependentSchemas":
                Each(value.Members.Select(member => member.Value));
                break;
            case "dependencies":
                Each(value.Members.Select(member => member.Value).Where(KeywordForms.IsSchema));
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                Each(value.Items);
                break;
            case "items":
                Each(value.Kind == JsonKind.Array ? value.Items : [value]);
                break;
            case "additionalItems" when schema["items"] is not { Kind: JsonKind.Array }:
                break;
            case "additionalProperties" or "additionalItems" or "unevaluatedProperties" or "unevaluatedItems" or "not" or "if" or "then" or "else" or "contains" or "propertyNames":
                Visit(value);
                break;
        }
    }

    private void Each(IEnumerable<JsonNode> schemas)
    {
        foreach (var schema in schemas)
        {
            Visit(schema);
        }
    }
}
