namespace Typed.Refresh.Prices.Sweep;

/// <summary>
/// A price for every combination, made as short as it can be without saying anything else: an axis along which no price differs is left out. That is read
/// off the whole table, so it is a fact about the answers and no guess.
/// </summary>
internal static class PriceCompaction
{
    /// <param name="grid">The axes.</param>
    /// <param name="prices">The price at each point; null where the provider would not price that very combination.</param>
    public static IReadOnlyList<PriceRule> Of(PriceGrid grid, IReadOnlyList<(int[] Point, decimal? Credits)> prices)
    {
        var kept = Enumerable.Range(0, grid.Axes.Count).Where(axis => Matters(axis, prices)).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rules = new List<PriceRule>();
        foreach (var (point, credits) in prices)
        {
            var values = grid.ValuesAt(point);
            if (credits is { } price && seen.Add(string.Join(' ', kept.Select(axis => point[axis]))))
            {
                rules.Add(new PriceRule([.. kept.Select(axis => values[axis])], price));
            }
        }

        return rules;
    }

    // Two points that differ in this axis only, with different prices, or one with and one without.
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
