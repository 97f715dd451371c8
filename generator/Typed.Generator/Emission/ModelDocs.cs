using Typed.Generator.Reading;
using Typed.Generator.Specification;

namespace Typed.Generator.Emission;

/// <summary>What stands below a record's summary: prices, rules, source.</summary>
internal static class ModelDocs
{
    public static List<string> Remarks(NamedModel model)
    {
        var lines = new List<string>();
        if (model.Prices is { Lines.Count: > 0 } prices)
        {
            var rows = prices.Lines.Select(line => (line.Conditions.Count == 0 ? "any" : string.Join(", ", line.Conditions.Select(condition => $"{condition.Field} {condition.Json}")))
                + $": {Numbers.ToLiteral(line.Credits)}");
            lines.Add($"Price in {prices.Unit} per {prices.Per} ({prices.Certainty.ToLowerInvariant()}, table of {prices.AsOf}, read {prices.Retrieved}): {string.Join("; ", rows)}.");
            if (prices.CountField is { } count)
            {
                lines.Add($"Times {count}" + (prices.UpToField is { } upTo ? $", up to {upTo} each." : "."));
            }

            if (prices.Note is { } note)
            {
                lines.Add($"Newer: {note}.");
            }
        }

        if (model.Prices is { Certainty: "Unknown", Note: { } contradiction })
        {
            lines.Add($"Price unknown, {contradiction}.");
        }

        lines.AddRange(model.Rules.Select(rule => $"{(rule.IsWarning ? "Stated in prose" : "Rule")}: {rule.Statement}"));
        if (model.Spec.SourceDocument.Length > 0)
        {
            lines.Add($"Schema: {model.Spec.SourceCertainty}, read {model.Spec.SourceRetrieved}: {model.Spec.SourceDocument}.");
        }

        return lines;
    }
}
