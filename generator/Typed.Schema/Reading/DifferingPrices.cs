using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Turns the prices that several sources state into ranges.</summary>
public static class DifferingPrices
{
    /// <summary>
    /// One line for each combination that a source names, with the lowest and the highest of all prices that apply to it. A price without conditions applies to
    /// every combination. There is no line for a combination on which only one price is stated: it would not show that the sources differ.
    /// </summary>
    /// <param name="claims">The prices, one for each statement.</param>
    public static EquatableArray<PriceLine> Of(IReadOnlyList<PriceLine> claims) => claims
        .Select(claim => claim.Conditions).Distinct()
        .OrderByDescending(conditions => conditions.Count)
        .Select(conditions => (Conditions: conditions, Credits: claims.Where(claim => claim.Conditions.All(conditions.Contains)).Select(claim => claim.Credits).ToList()))
        .Where(line => line.Credits.Distinct().Count() > 1)
        .Select(line => new PriceLine(line.Conditions, line.Credits.Max()) { AtLeast = line.Credits.Min() })
        .ToEquatableArray();
}
