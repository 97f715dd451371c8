namespace Typed.Refresh.Prices.Sweep;

/// <summary>
/// Shortens a table with a price for every combination, without changing its meaning: an axis that never changes the price is omitted. This is
/// derived from the complete table, so it is a fact about the responses and not a guess.
/// </summary>
internal static class PriceCompaction
{
    /// <param name="grid">The axes.</param>
    /// <param name="prices">The price at each point, or null if the provider would not price exactly that combination.</param>
    public static IReadOnlyList<PriceEntry> Of(PriceGrid grid, IReadOnlyList<(int[] Point, decimal? Credits)> prices)
    {
        var kept = Enumerable.Range(0, grid.Axes.Count).Where(axis => Matters(axis, prices)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rules = new List<PriceEntry>();
        foreach (var (point, credits) in prices)
        {
            var values = grid.ValuesAt(point);
            if (credits is { } price && seen.Add(string.Join(' ', kept.Select(axis => point[axis]))))
            {
                rules.Add(new PriceEntry([.. kept.Select(axis => values[axis])], price));
            }
        }

        return rules;
    }

    // Whether two points that differ only in this axis have different prices, or only one of them has a price.
    private static bool Matters(int axis, IReadOnlyList<(int[] Point, decimal? Credits)> prices)
    {
        var byRest = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var (point, credits) in prices)
        {
            var rest = string.Join(' ', point.Where((_, i) => i != axis));
            if (!byRest.TryAdd(rest, credits) && byRest[rest] != credits)
            {
                return true;
            }
        }

        return false;
    }
}
