using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>
/// Checks JSON values against one JSON Schema document (drafts 4 to 2020-12 and OpenAPI's <c>nullable</c>, as found in the wild).
/// </summary>
/// <remarks>
/// Deliberately independent: nothing here is shared with the code that turns schemas into C# records, so that one can be
/// held against the other. Instances are immutable and safe to use from several threads.
/// </remarks>
public sealed class SchemaValidator
{
    /// <summary>At most this many violations are reported for one instance.</summary>
    public const int MaxViolations = 100;

    private readonly JsonElement _schema;
    private readonly SchemaReferences _references;

    /// <summary>Prepares a validator for the given schema document.</summary>
    /// <param name="schema">An object or a boolean. It is copied, so the caller may dispose its document.</param>
    public SchemaValidator(JsonElement schema)
    {
        _schema = schema.Clone();
        _references = new SchemaReferences(_schema);
    }

    /// <summary>Checks an instance.</summary>
    /// <returns>What is wrong with it; empty if nothing is.</returns>
    public IReadOnlyList<SchemaViolation> Validate(JsonElement instance)
    {
        var limits = new EvaluationLimits();
        var evaluation = new Evaluation(_references, limits);
        evaluation.Apply(_schema, instance, string.Empty);
        // With an obstacle there is no verdict: what else was found may follow from it.
        return limits.Obstacle is { } obstacle ? [obstacle] : evaluation.Violations;
    }

    /// <summary>Whether an instance satisfies the schema.</summary>
    public bool IsValid(JsonElement instance) => Validate(instance).Count == 0;
}
