using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>allOf, anyOf, oneOf, not, if/then/else.</summary>
internal static class CombiningKeywords
{
    private const int MaxExplanation = 600;

    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryKind("allOf", JsonValueKind.Array, out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                evaluation.Apply(part, value, path);
            }
        }

        if (schema.TryKind("anyOf", JsonValueKind.Array, out var any))
        {
            var branches = Branches(evaluation, any, value, path);
            if (branches.All(branch => branch.Count > 0))
            {
                evaluation.Report(path, "anyOf", $"must match at least one of the alternatives: {Explain(branches)}");
            }
        }

        if (schema.TryKind("oneOf", JsonValueKind.Array, out var one))
        {
            var branches = Branches(evaluation, one, value, path);
            var matching = branches.Count(branch => branch.Count == 0);
            if (matching == 0)
            {
                evaluation.Report(path, "oneOf", $"must match exactly one of the alternatives: {Explain(branches)}");
            }
            else if (matching > 1)
            {
                evaluation.Report(path, "oneOf", $"must match exactly one of the alternatives, matches {matching}");
            }
        }

        if (schema.TrySchema("not", out var not) && evaluation.Try(not, value, path).Count == 0)
        {
            evaluation.Report(path, "not", "must not match the excluded schema");
        }

        if (schema.TrySchema("if", out var condition))
        {
            var branch = evaluation.Try(condition, value, path).Count == 0 ? "then" : "else";
            if (schema.TrySchema(branch, out var consequence))
            {
                evaluation.Apply(consequence, value, path);
            }
        }
    }

    private static List<IReadOnlyList<SchemaViolation>> Branches(Evaluation evaluation, JsonElement schemas, JsonElement value, string path) =>
        [.. schemas.EnumerateArray().Select(schema => evaluation.Try(schema, value, path))];

    /// <summary>
    /// Explains why each branch fails, so that the reader sees all allowed values. Truncated, because nested alternatives
    /// would double the text at every level.
    /// </summary>
    private static string Explain(IEnumerable<IReadOnlyList<SchemaViolation>> branches)
    {
        var text = string.Join("; or ", branches.Take(8).Select(branch => branch[0].ToString()));
        return text.Length <= MaxExplanation ? text : text[..MaxExplanation] + "…";
    }
}
