using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Decides which schema keywords a C# type expresses and checks. With any others, the model carries its schema, which is checked at run time.</summary>
public static class Keywords
{
    private static readonly HashSet<string> s_annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$comment", "$defs", "definitions", "$vocabulary", "title", "description", "default", "examples", "example",
        "deprecated", "readOnly", "writeOnly", "contentMediaType", "contentEncoding", "contentSchema", "discriminator", "externalDocs", "xml", "name", "order",
    };

    private static readonly HashSet<string> s_structure = new(StringComparer.Ordinal)
    {
        "$ref", "allOf", "type", "nullable", "enum", "const",
    };

    // Keywords that need more than a C# type, or that only some types express.
    private static readonly string[] s_others =
    [
        "$dynamicRef", "$recursiveRef", "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains", "properties", "required",
        "additionalProperties", "unevaluatedProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas",
        "dependencies", "anyOf", "oneOf", "not", "if", "then", "else", "divisibleBy", "extends", "disallow",
    ];

    // Not the keyword that a misspelled name means: too short, of other formats than JSON Schema, or of old drafts.
    private static readonly HashSet<string> s_rarelyMeant = new(StringComparer.Ordinal)
    {
        "$id", "id", "$comment", "$vocabulary", "$recursiveAnchor", "example", "xml", "name", "order", "not", "if", "divisibleBy", "extends", "disallow",
    };

    private static readonly HashSet<string> s_names = new(
        s_annotations.Concat(s_structure).Concat(Constraint.All.Select(constraint => constraint.Keyword).Where(keyword => !IsAnnotation(keyword))).Concat(s_others),
        StringComparer.Ordinal);

    /// <summary>The keywords that a misspelled name can mean.</summary>
    public static IEnumerable<string> Meant => s_names.Where(name => !s_rarelyMeant.Contains(name));

    /// <summary>Whether the name is a keyword of JSON Schema, of one of its older drafts, or of OpenAPI, or an extension (<c>x-</c>).</summary>
    public static bool IsKnown(string name) => s_names.Contains(name) || IsAnnotation(name);

    /// <summary>Whether the keyword does not affect which values are allowed.</summary>
    public static bool IsAnnotation(string keyword) =>
        s_annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether the type checks all of the schema's constraints on one value.</summary>
    public static bool AreExpressed(SchemaView view, TypeShape shape, bool isExactlyOne = false) => view.Keywords.All(keyword =>
        IsAnnotation(keyword)
        || (shape != TypeShape.Json && s_structure.Contains(keyword))
        || (keyword == "oneOf" && isExactlyOne)
        || (keyword is "anyOf" or "oneOf" && shape is TypeShape.Union or TypeShape.Enum or TypeShape.OpenEnum)
        || (shape == TypeShape.Object && keyword == "required" && NamesProperties(view))
        || IsExpressed(keyword, view[keyword]!, shape));

    /// <summary>Whether all names that a schema requires are properties. A record has no member for any other name.</summary>
    public static bool NamesProperties(SchemaView view)
    {
        var names = new HashSet<string>((view["properties"]?.Members ?? []).Select(member => member.Key), StringComparer.Ordinal);
        return view["required"]!.Items.All(name => name.Kind != JsonKind.String || names.Contains(name.Text));
    }

    private static bool IsExpressed(string keyword, JsonNode value, TypeShape shape) => shape switch
    {
        TypeShape.Text or TypeShape.OpenEnum => IsConstraint(keyword, shape),
        TypeShape.Integer or TypeShape.Int32 or TypeShape.Number => (IsConstraint(keyword, shape) || keyword == "format")
            && (value.Kind != JsonKind.Number || Numbers.ToDecimal(value.Text) is not null),
        TypeShape.List => keyword == "items" || IsConstraint(keyword, shape),
        TypeShape.Map => keyword == "additionalProperties" || (keyword == "properties" && value.Members.Count == 0),
        TypeShape.Object => keyword == "properties" || (keyword == "additionalProperties" && IsAnything(value)),
        // Keywords beside anyOf are merged into its branches, which are checked separately.
        TypeShape.Union => keyword is "minLength" or "maxLength" or "minimum" or "maximum" or "pattern" or "format" or "properties" or "required" or "items",
        _ => false,
    };

    private static bool IsConstraint(string keyword, TypeShape shape) => Constraint.Of(keyword)?.Limits(shape) == true;

    /// <summary>A schema that allows every value.</summary>
    public static bool IsAnything(JsonNode schema) => schema.Kind == JsonKind.True || (schema.IsObject && schema.Members.All(member => IsAnnotation(member.Key)));
}
