using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the documentation after a record's summary: prices, rules, source.</summary>
public static class ModelDocs
{
    public static List<string> Remarks(NamedModel model)
    {
        var lines = new List<string>();
        var slots = model.Spec.Properties.Where(property => property.Slot >= 0).OrderBy(property => property.Slot).Select(property => property.WireName).ToList();
        if (slots.Count > 0)
        {
            lines.Add($"Input slots in order: {string.Join(", ", slots)}.");
        }

        if (model.Prices is { Lines.Count: > 0 } prices)
        {
            var rows = prices.Lines.Select(line => $"{Condition(line.Conditions)}: {Numbers.ToLiteral(line.Credits)}");
            lines.Add($"Price in {prices.Unit} per {prices.Per} ({prices.Certainty.ToLowerInvariant()}, table of {prices.AsOf}, read {prices.Retrieved}): {string.Join("; ", rows)}.");
            if (prices.CountField is { } count)
            {
                lines.Add($"Times {count}" + (prices.UpToField is { } upTo ? $", up to {upTo} each." : "."));
            }

            if (prices.Note is { } note)
            {
                lines.Add($"Note: {note}.");
            }

            lines.AddRange(prices.Contradictions.Select(item => $"Unknown for {Condition(item.Conditions)}: {item.Statement}."));
        }

        if (model.Prices is { Certainty: "Unknown", Note: { } contradiction })
        {
            lines.Add($"Price unknown, {contradiction}.");
        }

        if (model.Spec.Files.Count > 0)
        {
            lines.Add($"Files, as UploadFile in SubmitOptions.Files: {string.Join(", ", model.Spec.Files.Select(file => file.Name + (file.Required ? " (required)" : "") + (file.IsList ? " (several)" : "")))}.");
        }

        lines.AddRange(model.Rules.Select(rule => $"{(rule.IsWarning ? "Stated in prose" : "Rule")}: {rule.Statement}"));
        if (model.Spec.SourceDocument.Length > 0)
        {
            lines.Add($"Schema: {model.Spec.SourceCertainty}, read {model.Spec.SourceRetrieved}: {model.Spec.SourceDocument}.");
        }

        return lines;
    }

    private static string Condition(EquatableArray<PriceCondition> conditions) =>
        conditions.Count == 0 ? "any" : string.Join(", ", conditions.Select(condition => $"{condition.Field} {condition.Json}"));
}
