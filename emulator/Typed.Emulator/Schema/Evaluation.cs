using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>One pass over an instance: applies schemas, dispatches each keyword to its group and collects violations.</summary>
internal sealed class Evaluation(SchemaReferences references, EvaluationLimits limits)
{
    private readonly List<SchemaViolation> _violations = [];

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    /// <summary>Applies a schema (object or boolean) to a value.</summary>
    public void Apply(JsonElement schema, JsonElement value, string path)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            Report(path, "false schema", "no value is allowed here");
            return;
        }

        // After an obstacle there is no verdict, so further work is pointless.
        if (schema.ValueKind != JsonValueKind.Object || limits.Obstacle is not null)
        {
            return;
        }

        if (!limits.TryEnter())
        {
            Obstruct(path, "depth", "the value and its schema are nested too deeply or take too long to check");
            return;
        }

        // Beside a reference or alternatives, where JSON Schema has no "nullable", OpenAPI documents mean that null is one more of them.
        if (value.ValueKind == JsonValueKind.Null && schema.IsTrue("nullable") && !schema.TryGetProperty("type", out _) && !schema.TryGetProperty("enum", out _) && !schema.TryGetProperty("const", out _))
        {
            limits.Leave();
            return;
        }

        var hasReference = false;
        foreach (var keyword in (ReadOnlySpan<string>)["$ref", "$dynamicRef", "$recursiveRef"])
        {
            if (schema.TryGetProperty(keyword, out var reference) && reference.ValueKind == JsonValueKind.String)
            {
                hasReference |= keyword == "$ref";
                Follow(keyword, reference.GetString()!, value, path);
            }
        }

        // Up to draft 7, a reference stands alone.
        if (hasReference && references.IgnoresSiblings)
        {
            limits.Leave();
            return;
        }

        ValueKeywords.Check(this, schema, value, path);
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                NumberKeywords.Check(this, schema, value, path);
                break;
            case JsonValueKind.String:
                StringKeywords.Check(this, schema, value.GetString()!, path);
                break;
            case JsonValueKind.Array:
                ArrayKeywords.Check(this, schema, value, path);
                break;
            case JsonValueKind.Object:
                ObjectKeywords.Check(this, schema, value, path);
                DependencyKeywords.Check(this, schema, value, path);
                break;
        }

        CombiningKeywords.Check(this, schema, value, path);
        UnevaluatedKeywords.Check(this, schema, value, path);
        limits.Leave();
    }

    /// <summary>Applies a schema without reporting: the violations are only returned.</summary>
    public IReadOnlyList<SchemaViolation> Try(JsonElement schema, JsonElement value, string path)
    {
        var trial = new Evaluation(references, limits);
        trial.Apply(schema, value, path);
        return trial.Violations;
    }

    /// <summary>The schemas that a schema references.</summary>
    public IEnumerable<JsonElement> Targets(JsonElement schema)
    {
        foreach (var keyword in new[] { "$ref", "$dynamicRef", "$recursiveRef" })
        {
            if (schema.TryGetProperty(keyword, out var reference) && reference.ValueKind == JsonValueKind.String && references.TryResolve(reference.GetString()!, out var target))
            {
                yield return target;
            }
        }
    }

    public void Report(string path, string keyword, string message)
    {
        if (_violations.Count < SchemaValidator.MaxViolations)
        {
            _violations.Add(new SchemaViolation(path, keyword, message));
        }
    }

    /// <summary>Reports an obstacle that invalidates any verdict, wherever in the schema it occurs.</summary>
    public void Obstruct(string path, string keyword, string message)
    {
        Report(path, keyword, message);
        limits.Obstacle ??= new SchemaViolation(path, keyword, message);
    }

    private void Follow(string keyword, string reference, JsonElement value, string path)
    {
        if (!references.TryResolve(reference, out var target))
        {
            Obstruct(path, keyword, $"the schema references '{reference}', which is not in the document");
        }
        else if (!limits.TryFollow(reference, path))
        {
            Obstruct(path, keyword, $"the schema references '{reference}' in a cycle");
        }
        else
        {
            Apply(target, value, path);
            limits.DoneFollowing(reference, path);
        }
    }
}
