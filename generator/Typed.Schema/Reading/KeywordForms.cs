using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The required form of a keyword's value. A keyword with another form is not part of a schema and checks nothing.</summary>
public static class KeywordForms
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal) { "string", "integer", "number", "boolean", "object", "array", "null" };

    /// <summary>The expected form that the keyword's value does not have, or null.</summary>
    public static string? Problem(string keyword, JsonNode value) => keyword switch
    {
        "minimum" or "maximum" or "multipleOf" => value.Kind == JsonKind.Number ? null : "a number",
        "exclusiveMinimum" or "exclusiveMaximum" => value.Kind == JsonKind.Number || IsBoolean(value) ? null : "a number",
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" => IsCount(value) ? null : "a whole number of 0 or more",
        "pattern" or "format" => value.Kind == JsonKind.String ? null : "a text",
        "uniqueItems" or "nullable" or "deprecated" => IsBoolean(value) ? null : "true or false",
        "enum" or "anyOf" or "oneOf" or "allOf" => value.Kind == JsonKind.Array ? null : "an array",
        "required" => value.Kind == JsonKind.Array || IsBoolean(value) ? null : "an array of names",
        "properties" or "patternProperties" or "dependentRequired" => value.IsObject ? null : "an object",
        "type" => TypeNames.Of(value) is { Count: > 0 } names && names.All(s_types.Contains) ? null : "one of JSON's types, or several",
        _ => null,
    };

    private static bool IsBoolean(JsonNode value) => value.Kind is JsonKind.True or JsonKind.False;

    // 1e400 is a count too, although no decimal can hold it.
    private static bool IsCount(JsonNode value) =>
        value.Kind == JsonKind.Number && value.Text[0] != '-' && (Numbers.ToDecimal(value.Text) is not { } number || number == decimal.Truncate(number));
}
