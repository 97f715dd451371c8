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

    /// <summary>The numbers by which the lowest and the highest price are multiplied; null if the value of a field is not a count.</summary>
    /// <param name="countOf">Returns the value of a field; null if it is not a count.</param>
    /// <param name="unknown">The field whose value is not a count; null if there is no such field.</param>
    internal (decimal Least, decimal Most)? FactorsOf(Func<string, decimal?> countOf, out string? unknown)
    {
        var count = CountField is null ? 1 : countOf(CountField);
        var times = UpToField is null ? 1 : countOf(UpToField);
        unknown = count is null ? CountField : times is null ? UpToField : null;
        return count is { } least && times is { } upTo ? (least, least * upTo) : null;
    }

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
