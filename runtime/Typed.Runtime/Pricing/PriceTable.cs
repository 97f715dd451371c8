using Typed.Visiting;

namespace Typed;

/// <summary>A model's published prices.</summary>
/// <param name="Unit">The unit of the prices, such as <c>credits</c>.</param>
/// <param name="Per">The priced item, such as <c>output</c>.</param>
/// <param name="Rules">The rows of the table.</param>
public sealed record PriceTable(string Unit, string Per, params PriceRule[] Rules)
{
    /// <summary>The field that sets the number of priced items; null if it is always one.</summary>
    public string? CountField { get; init; }

    /// <summary>The field that sets by how much the number can be multiplied at most; null if the number is exact.</summary>
    public string? UpToField { get; init; }

    /// <summary>How certain the prices are.</summary>
    public CostCertainty Certainty { get; init; }

    /// <summary>The date of the provider's table, such as <c>2025-11</c>.</summary>
    public string AsOf { get; init; } = "unknown date";

    /// <summary>The date the table was read.</summary>
    public string Retrieved { get; init; } = "unknown date";

    /// <summary>The document that states the prices.</summary>
    public string Source { get; init; } = "";

    /// <summary>The provider's other statements, such as a newer price elsewhere; null if there are none.</summary>
    public string? Note { get; init; }

    /// <summary>The statements of the sources, if they contradict each other; otherwise empty.</summary>
    public IReadOnlyList<PriceStatement> Statements { get; init; } = [];

    /// <summary>The combinations for which the provider states conflicting prices.</summary>
    public IReadOnlyList<PriceContradiction> Contradictions { get; init; } = [];

    internal Cost PriceOf(ModelInfo model, ModelParams value)
    {
        var facts = ParamFacts.Of(model, value);
        var cost = PriceOf(facts);
        facts.Return();
        return cost;
    }

    internal Cost PriceOf(ParamFacts facts)
    {
        if (Certainty == CostCertainty.Unknown)
        {
            return Cost.Unknown(this, Note ?? "the price table does not say");
        }

        var priced = PricedFields();
        if (priced.FirstOrDefault(name => facts.Extras?.ContainsKey(FieldOf(name)) == true) is { } overridden)
        {
            return Cost.Unknown(this, $"an extra parameter replaces '{overridden}', which the price depends on");
        }

        var match = Rules.FirstOrDefault(rule => Applies(rule.When, facts));
        var contradiction = Contradictions.FirstOrDefault(item => Applies(item.When, facts));
        if (contradiction is not null && match?.AtLeast is null)
        {
            return Cost.Contradictory(this, $"the provider states different prices: {contradiction.Statement}");
        }

        if (match is null)
        {
            if (Certainty == CostCertainty.Contradictory)
            {
                return Cost.Contradictory(this, $"the sources contradict each other: {string.Join("; ", Statements.Select(item => $"{item.Statement} ({item.Source})"))}");
            }

            var asked = string.Join(", ", priced.Where(IsCondition).Select(name => $"{name} {facts.TextOf(name) ?? "(not set, no documented default)"}"));
            return Cost.Unknown(this, $"the price table has no rule for {asked}; it has: {string.Join("; ", Rules.Select(rule => rule.Condition))}");
        }

        if (CountOf(CountField, facts) is not { } count)
        {
            return Cost.Unknown(this, $"'{CountField}' {NoCount(CountField, facts)}");
        }

        var most = match.Credits * count;
        var times = CountOf(UpToField, facts);
        if (match.AtLeast is { } lowest && times is not null)
        {
            return Cost.Of(this, lowest * count, most * times.Value, "the sources differ" + (contradiction is null ? "" : $": {contradiction.Statement}")) with { Certainty = CostCertainty.Contradictory };
        }

        return times switch
        {
            1 => Cost.Of(this, most, most, null),
            null => Cost.Unknown(this, $"'{UpToField}' {NoCount(UpToField, facts)}"),
            _ => Cost.Of(this, most, most * times.Value, $"up to {times} outputs for each of '{CountField}'; how many is known only afterwards"),
        };
    }

    private static decimal? CountOf(string? field, ParamFacts facts) =>
        field is null ? 1
        : facts.NumberOf(field) is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (decimal)number
        : null;

    // A count of 0 or 1.5 does not give a price of 0 or 1.5 outputs: the model rejects it.
    private static string NoCount(string? field, ParamFacts facts) =>
        field is not null && facts.TextOf(field) is { } text ? $"is {text}, not a count" : "is not set and has no documented default";

    // Returns the property that a path or count(list) refers to.
    private static string FieldOf(string term)
    {
        var path = ParamFacts.ListOf(term) ?? term;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? path : path[..dot];
    }

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

    private bool IsCondition(string name) => Rules.Any(rule => Array.IndexOf(rule.When, name) is >= 0 and var at && at % 2 == 0);

    /// <summary>The terms that the price depends on: those of the rules, and the counts.</summary>
    internal List<string> PricedFields()
    {
        var names = new List<string>();
        foreach (var rule in Rules)
        {
            for (var i = 0; i < rule.When.Length; i += 2)
            {
                if (!names.Contains(rule.When[i]))
                {
                    names.Add(rule.When[i]);
                }
            }
        }

        if (CountField is not null)
        {
            names.Add(CountField);
        }

        if (UpToField is not null)
        {
            names.Add(UpToField);
        }

        return names;
    }
}
