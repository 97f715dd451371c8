namespace Typed.Schema.Reading;

/// <summary>Finds the keyword that an unknown one is probably meant to be: <c>minimun</c>, <c>requred</c>, <c>max_length</c>.</summary>
public static class NearKeyword
{
    // Below this length, other words are as near as misspellings.
    private const int MinLength = 4;

    // From this length on, two letters may be wrong.
    private const int LongLength = 7;

    private static readonly string[] s_known =
    [
        "$ref", "$defs", "$anchor", "$schema", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "definitions", "title", "description", "default", "examples",
        "deprecated", "readOnly", "writeOnly", "contentMediaType", "contentEncoding", "contentSchema", "discriminator", "externalDocs", "type", "enum", "const",
        "nullable", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "items",
        "prefixItems", "additionalItems", "unevaluatedItems", "minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "properties",
        "required", "additionalProperties", "unevaluatedProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired",
        "dependentSchemas", "dependencies", "allOf", "anyOf", "oneOf", "then", "else",
    ];

    private static readonly HashSet<string> s_exact = new(s_known, StringComparer.Ordinal) { "if", "not", "divisibleBy", "extends", "disallow" };

    /// <summary>The keyword that was probably meant, or null if the name is a keyword, or near to none.</summary>
    public static string? Of(string name)
    {
        if (s_exact.Contains(name) || Keywords.IsAnnotation(name))
        {
            return null;
        }

        var letters = Letters(name);
        if (letters.Length < MinLength)
        {
            return null;
        }

        var limit = letters.Length < LongLength ? 1 : 2;
        return s_known
            .Select(known => (Known: known, Distance: Distance(letters, Letters(known), limit)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Known)
            .FirstOrDefault();
    }

    // "min_length" and "MinLength" differ from "minLength" in the notation only.
    private static string Letters(string name) => new(name.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());

    // Swapped neighbours count as one mistake.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
