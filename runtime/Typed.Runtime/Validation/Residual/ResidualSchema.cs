using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Validation.Residual;

/// <summary>Validates the JSON to be sent against a model's JSON Schema, if the schema states more than the record's types can.</summary>
/// <remarks>Only models with such keywords have one. Keywords of all drafts are read the same way, because published schemas mix them.</remarks>
internal sealed class ResidualSchema
{
    // Limits a schema that refers to itself without end, or JSON nested to match it.
    private const int MaxDepth = 96;

    // Schemas with two self-references double the work at each level. Checks that take longer than a second are left to the provider.
    private const int MaxSteps = 1_000_000;

    private static readonly string[] s_references = ["$ref", "$dynamicRef", "$recursiveRef"];

    private readonly JsonElement _root;
    private readonly Lazy<Dictionary<string, JsonElement>> _anchors;
    private readonly ConcurrentDictionary<string, TextPattern> _patterns;
    private int _steps;

    public ResidualSchema(JsonElement root)
        : this(root, new Lazy<Dictionary<string, JsonElement>>(() => Anchors.Of(root)), new(StringComparer.Ordinal))
    {
    }

    private ResidualSchema(JsonElement root, Lazy<Dictionary<string, JsonElement>> anchors, ConcurrentDictionary<string, TextPattern> patterns) =>
        (_root, _anchors, _patterns) = (root, anchors, patterns);

    /// <summary>Adds the violations in the JSON, except those already known for the same place.</summary>
    public void Check(JsonElement instance, List<Violation> violations)
    {
        var known = new HashSet<string>(violations.Select(violation => violation.Path), StringComparer.Ordinal);
        var found = new List<Violation>();
        // A separate instance per check, because one schema serves all threads.
        var check = new ResidualSchema(_root, _anchors, _patterns);
        check.Apply(_root, instance, "$", found, 0);
        if (check._steps > MaxSteps)
        {
            return;
        }

        violations.AddRange(found.Where(violation => !known.Contains(violation.Path)));
    }

    /// <summary>Whether the instance satisfies a schema of the document.</summary>
    internal bool Satisfies(JsonElement schema, JsonElement instance, string path, int depth)
    {
        var found = new List<Violation>();
        Apply(schema, instance, path, found, depth);
        return found.Count == 0;
    }

    internal void Apply(JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            found.Add(new Violation(path, "false", "No value is allowed here."));
        }

        if (schema.ValueKind != JsonValueKind.Object || !MayGoOn(depth) || IsNullOfNullable(schema, instance))
        {
            return;
        }

        foreach (var target in Targets(schema))
        {
            Apply(target, instance, path, found, depth + 1);
        }

        ResidualValues.Check(this, schema, instance, path, found);
        ResidualArrays.Check(this, schema, instance, path, found, depth + 1);
        ResidualObjects.Check(this, schema, instance, path, found, depth + 1);
        Combinations(schema, instance, path, found, depth + 1);
        ResidualUnevaluated.Check(this, schema, instance, path, found, depth + 1);
    }

    /// <summary>Counts a step. Returns false if the check has become too deep or too long.</summary>
    internal bool MayGoOn(int depth) => depth <= MaxDepth && ++_steps <= MaxSteps;

    /// <summary>The schemas to which a schema refers. Within one document, a dynamic reference leads where a plain one does.</summary>
    internal IEnumerable<JsonElement> Targets(JsonElement schema)
    {
        foreach (var keyword in s_references)
        {
            if (schema.TryGetProperty(keyword, out var reference) && Resolve(reference) is { } target)
            {
                yield return target;
            }
        }
    }

    // Beside "type", "nullable" adds a type. Beside a reference or alternatives, OpenAPI documents mean that null is one more of them.
    private static bool IsNullOfNullable(JsonElement schema, JsonElement instance) =>
        instance.ValueKind == JsonValueKind.Null && ResidualValues.IsNullable(schema)
        && !schema.TryGetProperty("type", out _) && !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("const", out _);

    private void Combinations(JsonElement schema, JsonElement instance, string path, List<Violation> found, int depth)
    {
        foreach (var part in Items(schema, "allOf"))
        {
            Apply(part, instance, path, found, depth);
        }

        if (Items(schema, "anyOf") is { Count: > 0 } any && !any.Any(part => Satisfies(part, instance, path, depth)))
        {
            None("anyOf", any, instance, path, found, depth, "The value matches none of the allowed shapes.");
        }

        if (Items(schema, "oneOf") is { Count: > 0 } one && one.Count(part => Satisfies(part, instance, path, depth)) is var matches && matches != 1)
        {
            if (matches == 0)
            {
                None("oneOf", one, instance, path, found, depth, "The value must be exactly one of the allowed shapes; it is none of them.");
            }
            else
            {
                found.Add(new Violation(path, "oneOf", $"The value must be exactly one of the allowed shapes; it is {matches.ToString(CultureInfo.InvariantCulture)} of them."));
            }
        }

        if (schema.TryGetProperty("not", out var not) && Satisfies(not, instance, path, depth))
        {
            found.Add(new Violation(path, "not", "The value is what the schema excludes."));
        }

        if (schema.TryGetProperty("if", out var condition))
        {
            var branch = Satisfies(condition, instance, path, depth) ? "then" : "else";
            if (schema.TryGetProperty(branch, out var consequence))
            {
                Apply(consequence, instance, path, found, depth);
            }
        }
    }

    // If a constant identifies the intended shape, its violations are more helpful than the message that no shape fits.
    private void None(string keyword, List<JsonElement> shapes, JsonElement instance, string path, List<Violation> found, int depth, string message)
    {
        if (MeantShape.Of(shapes.Select(Target).ToList(), instance) is { } meant)
        {
            Apply(meant, instance, path, found, depth);
        }
        else
        {
            found.Add(new Violation(path, keyword, message));
        }
    }

    private JsonElement Target(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference) && !schema.TryGetProperty("properties", out _) && Resolve(reference) is { } target ? target : schema;

    /// <summary>Gets a pattern of the schema, created once for all checks.</summary>
    internal TextPattern Pattern(string text) => _patterns.GetOrAdd(text, static text => new TextPattern(text));

    internal static List<JsonElement> Items(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private JsonElement? Resolve(JsonElement reference)
    {
        if (reference.ValueKind != JsonValueKind.String || reference.GetString() is not { Length: > 0 } text || text[0] != '#')
        {
            return null;
        }

        if (text.Length > 1 && text[1] != '/')
        {
            return _anchors.Value.TryGetValue(text[1..], out var anchored) ? anchored : null;
        }

        var node = _root;
        foreach (var segment in Uri.UnescapeDataString(text[1..]).Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var member))
            {
                node = member;
            }
            else if (node.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.GetArrayLength())
            {
                node = node[index];
            }
            else
            {
                return null;
            }
        }

        return node;
    }
}
