using System.Globalization;
using Typed.Schema.Json;
using Typed.Schema.Specification;
using Typed.Validation.Patterns;

namespace Typed.Schema.Reading;

/// <summary>The required form of a keyword's value. A keyword with another form is not part of a schema and checks nothing.</summary>
public static class KeywordForms
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal) { "string", "integer", "number", "boolean", "object", "array", "null" };

    /// <summary>The expected form that the keyword's value does not have, or null. Schemas within the value are not checked.</summary>
    public static string? Problem(string keyword, JsonNode value) => keyword switch
    {
        "exclusiveMinimum" or "exclusiveMaximum" => IsBoolean(value) ? null : NumberProblem(value),
        "minProperties" or "maxProperties" or "minContains" or "maxContains" => IsCount(value) ? null : "a whole number of 0 or more",
        "pattern" => value.Kind == JsonKind.String ? PatternProblem(value.Text) : "a text",
        "title" or "description" or "$comment" or "$schema" or "$id" or "$anchor" => value.Kind == JsonKind.String ? null : "a text",
        "nullable" or "deprecated" or "readOnly" or "writeOnly" => IsBoolean(value) ? null : "true or false",
        "enum" => value.Kind != JsonKind.Array ? "an array" : value.Items.Count == 0 ? "an array of at least one value" : null,
        "anyOf" or "oneOf" or "allOf" or "prefixItems" => value.Kind != JsonKind.Array ? "an array" : value.Items.Count == 0 ? "an array of at least one schema" : null,
        "required" => IsNames(value) ? null : "an array of names",
        "properties" or "$defs" or "definitions" or "dependentSchemas" => value.IsObject ? null : "an object",
        "patternProperties" => value.IsObject ? value.Members.Select(member => PatternProblem(member.Key)).FirstOrDefault(problem => problem is not null) : "an object",
        "dependentRequired" => value.IsObject && value.Members.All(member => IsNames(member.Value)) ? null : "an object of arrays of names",
        "dependencies" => value.IsObject && value.Members.All(member => IsNames(member.Value) || IsSchema(member.Value)) ? null : "an object of arrays of names, or of schemas",
        "items" => IsSchema(value) || value.Kind == JsonKind.Array ? null : "a schema, an object or a boolean",
        "additionalProperties" or "additionalItems" or "unevaluatedProperties" or "unevaluatedItems" or "not" or "if" or "then" or "else" or "contains" or "propertyNames" =>
            IsSchema(value) ? null : "a schema, an object or a boolean",
        "examples" => value.Kind == JsonKind.Array ? null : "an array",
        "type" => TypeNames.Of(value) is { Count: > 0 } names && names.All(s_types.Contains) ? null : "one of JSON's types, or several",
        _ => Constraint.Of(keyword) is { } constraint && !Keywords.IsAnnotation(keyword) ? Problem(constraint, value) : null,
    };

    private static string? Problem(Constraint constraint, JsonNode value) => (constraint.Value, constraint.Kind) switch
    {
        (ConstraintValue.Number, ConstraintKind.Step) => NumberProblem(value) ?? (IsPositive(value) ? null : "a number above 0"),
        (ConstraintValue.Number, _) => NumberProblem(value),
        (ConstraintValue.Count, _) => IsCount(value) ? null : "a whole number of 0 or more",
        (ConstraintValue.Text, _) => value.Kind == JsonKind.String ? null : "a text",
        _ => IsBoolean(value) ? null : "true or false",
    };

    /// <summary>Whether the value can be a schema.</summary>
    public static bool IsSchema(JsonNode value) => value.IsObject || IsBoolean(value);

    private static bool IsBoolean(JsonNode value) => value.Kind is JsonKind.True or JsonKind.False;

    private static bool IsNames(JsonNode value) => value.Kind == JsonKind.Array && value.Items.All(item => item.Kind == JsonKind.String);

    private static string? NumberProblem(JsonNode value) =>
        value.Kind != JsonKind.Number ? "a number"
        : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? null
        : "a number that fits into 64-bit floating point";

    private static bool IsPositive(JsonNode value) => value.Text[0] != '-' && Numbers.ToDecimal(value.Text) != 0;

    // 1e400 is a count too, although no decimal can hold it.
    private static bool IsCount(JsonNode value) =>
        value.Kind == JsonKind.Number && value.Text[0] != '-' && (Numbers.ToDecimal(value.Text) is not { } number || number == decimal.Truncate(number));

    private static string? PatternProblem(string pattern) =>
        PatternTranslator.Problem(pattern) is { } problem ? $"a regular expression of ECMAScript that can be run here ('{pattern}': {problem})" : null;
}
