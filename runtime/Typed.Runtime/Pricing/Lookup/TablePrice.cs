using Typed.Specification;
using Typed.Visiting;

namespace Typed.Pricing.Lookup;

/// <summary>Finds the price of a request in a table, with the reason if the table does not give a single one.</summary>
internal static class TablePrice
{
    public static Cost Of(PriceTable table, ModelInfo model, ModelParams value)
    {
        var facts = ParamFacts.Of(model, value);
        var cost = Of(table, facts);
        facts.Return();
        return cost;
    }

    /// <summary>Returns the price for the facts of a request.</summary>
    public static Cost Of(PriceTable table, ParamFacts facts)
    {
        if (table.Certainty == CostCertainty.Unknown)
        {
            return Cost.Unknown(table, table.Note ?? "the price table does not say");
        }

        var priced = table.PricedFields();
        if (priced.FirstOrDefault(name => facts.Extras?.ContainsKey(FieldTerm.FieldOf(name)) == true) is { } overridden)
        {
            return Cost.Unknown(table, $"an extra parameter replaces '{overridden}', which the price depends on");
        }

        var match = table.Rules.FirstOrDefault(rule => Applies(rule.When, facts));
        var contradiction = table.Contradictions.FirstOrDefault(item => Applies(item.When, facts));
        if (contradiction is not null && match?.AtLeast is null)
        {
            return Cost.Contradictory(table, $"the provider states different prices: {contradiction.Statement}");
        }

        if (match is null)
        {
            if (table.Certainty == CostCertainty.Contradictory)
            {
                return Cost.Contradictory(table, $"the sources contradict each other: {string.Join("; ", table.Statements.Select(item => $"{item.Statement} ({item.Source})"))}");
            }

            var requested = string.Join(", ", priced.Where(name => IsCondition(table, name)).Select(name => $"{name} {facts.TextOf(name) ?? "(not set, no documented default)"}"));
            return Cost.Unknown(table, $"the price table has no rule for {requested}; it has: {string.Join("; ", table.Rules.Select(rule => rule.Condition))}");
        }

        if (table.FactorsOf(field => CountOf(field, facts), out var unknown) is not { } factors)
        {
            return Cost.Unknown(table, $"'{unknown}' {NoCount(unknown!, facts)}");
        }

        var most = match.Credits * factors.Most;
        if (match.AtLeast is { } lowest)
        {
            return Cost.Of(table, lowest * factors.Least, most, "the sources differ" + (contradiction is null ? "" : $": {contradiction.Statement}")) with { Certainty = CostCertainty.Contradictory };
        }

        return factors.Least == factors.Most
            ? Cost.Of(table, most, most, null)
            : Cost.Of(table, match.Credits * factors.Least, most, $"up to {factors.Most / factors.Least} outputs for each of '{table.CountField}'; how many is known only afterwards");
    }

    private static decimal? CountOf(string field, ParamFacts facts) =>
        facts.NumberOf(field) is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (decimal)number : null;

    // A count of 0 or 1.5 does not give a price of 0 or 1.5 outputs: the model rejects it.
    private static string NoCount(string field, ParamFacts facts) =>
        facts.TextOf(field) is { } text ? $"is {text}, not a count" : "is not set and has no documented default";

    private static bool Applies(string[] when, ParamFacts facts)
    {
        for (var i = 0; i < when.Length; i += 2)
        {
            if (facts.TextOf(when[i]) != when[i + 1])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCondition(PriceTable table, string name) => table.Rules.Any(rule => Array.IndexOf(rule.When, name) is >= 0 and var at && at % 2 == 0);
}
