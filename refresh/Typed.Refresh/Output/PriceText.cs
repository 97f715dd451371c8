using Typed.Refresh.Catalogue;
using Typed.Schema.Specification;

namespace Typed.Refresh.Output;

/// <summary>Describes a price table in words.</summary>
internal static class PriceText
{
    /// <summary>The price range of one unit, such as <c>12–24</c>, or <c>unknown</c> if no price is published.</summary>
    public static string Range(CatalogueModel model) => model.PriceRange switch
    {
        null => "unknown",
        var (least, most) when least == most => ParameterText.Credits(least),
        var (least, most) => $"{ParameterText.Credits(least)}–{ParameterText.Credits(most)}",
    };

    /// <summary>The unit, what it is for, the certainty, and the date.</summary>
    public static string Terms(PriceSpec prices) =>
        $"{prices.Unit} per {prices.Per}" + Times(prices) + $"; {prices.Certainty.ToLowerInvariant()}, table of {prices.AsOf}, read {prices.Retrieved}";

    public static string Condition(PriceLine line) =>
        line.Conditions.Count == 0 ? "any" : string.Join(", ", line.Conditions.Select(condition => $"{condition.Field} {condition.Json}"));

    private static string Times(PriceSpec prices) =>
        prices.CountField is not { } count ? "" : $", times {count}" + (prices.UpToField is { } upTo ? $", up to {upTo} each" : "");
}
