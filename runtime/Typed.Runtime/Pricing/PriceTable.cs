using Typed.Visiting;

namespace Typed;

/// <summary>A model's published prices.</summary>
/// <param name="Unit">What is counted, such as <c>credits</c>.</param>
/// <param name="Per">What a price is for, such as <c>output</c>.</param>
/// <param name="Rules">The lines of the table.</param>
public sealed record PriceTable(string Unit, string Per, params PriceRule[] Rules)
{
    /// <summary>The field that says how many units are made; null where it is always one.</summary>
    public string? CountField { get; init; }

    /// <summary>The field that says how many times the count may be made at most; null where the count is exact.</summary>
    public string? UpToField { get; init; }

    /// <summary>How sure the prices are.</summary>
    public CostCertainty Certainty { get; init; }

    /// <summary>The date that the provider's table bears, such as <c>2025-11</c>.</summary>
    public string AsOf { get; init; } = "unknown date";

    /// <summary>The day the table was read.</summary>
    public string Retrieved { get; init; } = "unknown date";

    /// <summary>The document that states the prices.</summary>
    public string Source { get; init; } = "";

    /// <summary>What else the provider says, such as a newer price elsewhere; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The combinations for which the provider states different prices.</summary>
    public IReadOnlyList<PriceContradiction> Contradictions { get; init; } = [];

    internal Cost PriceOf(ModelInfo model, ModelParams value) => PriceOf(ParamFacts.Of(model, value));

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

        if (Contradictions.FirstOrDefault(item => Applies(item.When, facts)) is { } contradiction)
        {
            return Cost.Unknown(this, $"the provider states different prices: {contradiction.Statement}");
        }

        if (Rules.FirstOrDefault(rule => Applies(rule.When, facts)) is not { } match)
        {
            var asked = string.Join(", ", priced.Where(IsCondition).Select(name => $"{name} {facts.TextOf(name) ?? "(not set, no documented default)"}"));
            return Cost.Unknown(this, $"the price table has no rule for {asked}; it has: {string.Join("; ", Rules.Select(rule => rule.Condition))}");
        }

        if (CountOf(CountField, facts) is not { } count)
        {
            return Cost.Unknown(this, $"'{CountField}' {NoCount(CountField, facts)}");
        }

        var least = match.Credits * count;
        var times = CountOf(UpToField, facts);
        return times switch
        {
            1 => Cost.Of(this, least, least, null),
            null => Cost.Unknown(this, $"'{UpToField}' {NoCount(UpToField, facts)}"),
            _ => Cost.Of(this, least, least * times.Value, $"up to {times} outputs for each of '{CountField}'; how many is known only afterwards"),
        };
    }

    private static decimal? CountOf(string? field, ParamFacts facts) =>
        field is null ? 1
        : facts.NumberOf(field) is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (decimal)number
        : null;

    // A count of 0 or 1.5 is no price of 0 or one and a half: the model refuses it.
    private static string NoCount(string? field, ParamFacts facts) =>
        field is not null && facts.TextOf(field) is { } text ? $"is {text}, which is no count" : "is not set and has no documented default";

    // The property that a path or count(list) is about.
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

    private List<string> PricedFields()
    {
        var names = Rules.SelectMany(rule => rule.When.Where((_, index) => index % 2 == 0)).Distinct(StringComparer.Ordinal).ToList();
        names.AddRange(new[] { CountField, UpToField }.OfType<string>());
        return names;
    }
}
