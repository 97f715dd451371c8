namespace Typed.Refresh.Importing.Documents;

/// <summary>What a keyword of JSON Schema contains: one schema, a list, a map of schemas, or a value.</summary>
internal enum KeywordContent
{
    Value,
    Schema,
    SchemaList,
    SchemaMap,
}

/// <summary>The keywords that contain schemas. Everything else is a value: a <c>$ref</c> in an example is not a reference.</summary>
internal static class SchemaKeywords
{
    public static KeywordContent ContentOf(string keyword) => keyword switch
    {
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" => KeywordContent.SchemaMap,
        "allOf" or "anyOf" or "oneOf" or "prefixItems" => KeywordContent.SchemaList,
        // A list in older drafts. Each of "dependencies" is a schema or a list of names.
        "items" => KeywordContent.SchemaList,
        "dependencies" => KeywordContent.SchemaMap,
        "additionalItems" or "additionalProperties" or "contains" or "contentSchema" or "else" or "if" or "not" or "propertyNames" or "then"
            or "unevaluatedItems" or "unevaluatedProperties" => KeywordContent.Schema,
        _ => KeywordContent.Value,
    };

    /// <summary>Names and containers of schemas. A bundled schema has its own: <c>$defs</c> with what is reached.</summary>
    public static bool IsPlacement(string keyword) => keyword is "$id" or "$anchor" or "$defs" or "definitions";

    /// <summary>References that depend on the path by which a schema was reached. No bundle can express them.</summary>
    public static bool IsDynamic(string keyword) => keyword is "$dynamicRef" or "$recursiveRef";
}
