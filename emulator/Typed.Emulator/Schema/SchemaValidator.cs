using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>
/// Checks JSON values against one JSON Schema document (drafts 4 to 2020-12 and OpenAPI's <c>nullable</c>, as used in practice).
/// </summary>
/// <remarks>
/// Intentionally shares no code with the generator that turns schemas into C# records, so that each can be
/// tested against the other. Instances are immutable and thread-safe.
/// </remarks>
public sealed class SchemaValidator
{
    /// <summary>The maximum number of violations reported for one instance.</summary>
    public const int MaxViolations = 100;

    private readonly JsonElement _schema;
    private readonly SchemaReferences _references;

    /// <summary>Creates a validator for the given schema document.</summary>
    /// <param name="schema">An object or a boolean. It is copied, so the caller may dispose its document.</param>
    public SchemaValidator(JsonElement schema)
    {
        _schema = schema.Clone();
        _references = new SchemaReferences(_schema);
    }

    /// <summary>Checks an instance.</summary>
    /// <returns>The violations, or empty if there are none.</returns>
    public IReadOnlyList<SchemaViolation> Validate(JsonElement instance)
    {
        var limits = new EvaluationLimits();
        var evaluation = new Evaluation(_references, limits);
        evaluation.Apply(_schema, instance, string.Empty);
        // An obstacle prevents a verdict: other findings may be consequences of it.
        return limits.Obstacle is { } obstacle ? [obstacle] : evaluation.Violations;
    }

    /// <summary>Whether an instance satisfies the schema.</summary>
    public bool IsValid(JsonElement instance) => Validate(instance).Count == 0;
}
