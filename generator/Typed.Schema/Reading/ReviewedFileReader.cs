using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The accepted state of one model at its last review.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Day">The day of the review.</param>
/// <param name="Defaults">All defaults at that time.</param>
/// <param name="Prices">The prices at that time, or null if there were none.</param>
public sealed record ReviewedModel(string Model, string Day, EquatableArray<ReviewedDefault> Defaults, PriceSpec? Prices);

/// <summary>The result of reading a file of reviewed models.</summary>
public sealed record ReviewedFile(string Provider, string Path, EquatableArray<ReviewedModel> Models, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads <c>reviewed.json</c>. An invalid entry does not affect the others.</summary>
public static class ReviewedFileReader
{
    public static ReviewedFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        var models = new List<ReviewedModel>();
        try
        {
            var root = file.Parse(cancellation);
            if (root["models"] is { IsObject: true } list)
            {
                foreach (var member in list.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    ReadModel(member.Key, member.Value, models, diagnostics);
                }
            }
            else
            {
                diagnostics.Add(ProblemRules.InvalidReviewedFile, root["models"]?.Place ?? root.Place, "the object \"models\" is missing");
            }
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(ProblemRules.InvalidJson, broken.Place, broken.Message);
        }

        return new ReviewedFile(file.Provider, file.Path, models.ToEquatableArray(), diagnostics.ToArray());
    }

    private static void ReadModel(string model, JsonNode entry, List<ReviewedModel> models, DiagnosticBag diagnostics)
    {
        if (entry["defaults"] is not { IsObject: true } defaults || entry.TextOf("reviewed") is not { } day)
        {
            diagnostics.Add(ProblemRules.InvalidReviewedFile, entry.Place, $"'{model}' needs the day \"reviewed\" and the object \"defaults\"");
            return;
        }

        if (Prices(model, entry["prices"]) is var (prices, problem) && problem is not null)
        {
            diagnostics.Add(ProblemRules.InvalidReviewedFile, problem.Place, $"the prices of '{model}' need an array \"rules\", each with \"credits\" of 0 or more");
            return;
        }

        var values = defaults.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => new ReviewedDefault(member.Key, JsonText.Of(member.Value)));
        models.Add(new ReviewedModel(model, day, values.ToEquatableArray(), prices));
    }

    private static (PriceSpec? Prices, JsonNode? Problem) Prices(string model, JsonNode? entry)
    {
        if (entry is null)
        {
            return (null, null);
        }

        if (entry["rules"] is not { Kind: JsonKind.Array } rules)
        {
            return (null, entry);
        }

        var lines = new List<PriceLine>();
        foreach (var rule in rules.Items)
        {
            if (rule["credits"] is not { Kind: JsonKind.Number } credits || Numbers.ToDecimal(credits.Text) is not (>= 0 and var amount) || rule["when"] is { IsObject: false })
            {
                return (null, rule);
            }

            var conditions = (rule["when"]?.Members ?? [])
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => new PriceCondition(member.Key, JsonText.Of(member.Value)));
            lines.Add(new PriceLine(conditions.ToEquatableArray(), amount));
        }

        return (new PriceSpec(model, lines.ToEquatableArray()) { Factors = PriceFactor.Read(entry["outputs"]) }, null);
    }
}
