using Typed.Refresh.Catalog;
using Typed.Schema.Specification;

namespace Typed.Refresh.Output;

/// <summary>Describes prices in words. The certainty stands wherever a number stands; only an exact price has no word.</summary>
internal static class CreditText
{
    private const string SourcesDiffer = "sources differ";

    /// <summary>The range of a model's table for one unit and its certainty in one word, such as <c>12–24</c> or <c>1–8, sources differ</c>.</summary>
    public static string Summary(CatalogModel model) =>
        Joined(model.PriceRange is var (least, most) ? Range(least, most) : "", model.Prices is { } prices ? Word(prices.Certainty.ToString()) : "unknown");

    /// <summary>A cost in the same form.</summary>
    public static string Summary(Cost cost) => Joined(cost is { AtLeast: { } least, AtMost: { } most } ? Range(least, most) : "", Word(cost.Certainty.ToString()));

    /// <summary>The unit, what it is for, the certainty, and the date.</summary>
    public static string Terms(PriceSpec prices) => $"{prices.Unit} per {prices.Per}{PriceFactor.Describe(prices.Factors)}; {prices.CertaintyWord}, {Dates(prices)}";

    /// <summary>The date of the table and the day it was read.</summary>
    public static string Dates(PriceSpec prices) => $"table of {prices.AsOf}, read {prices.Retrieved}";

    /// <summary>The unit and what it is for.</summary>
    public static string Unit(PriceSpec prices) => $"{prices.Unit} per {prices.Per}{PriceFactor.Describe(prices.Factors)}";

    /// <summary>The price of a line, such as <c>24</c> or, if the sources differ, <c>32–60</c>.</summary>
    public static string Credits(PriceLine line) => Range(line.Least, line.Credits);

    public static string Condition(PriceLine line) =>
        line.Conditions.Count == 0 ? "any" : string.Join(", ", line.Conditions.Select(condition => $"{condition.Field} {condition.Json}"));

    private static string Range(decimal least, decimal most) =>
        least == most ? ParameterText.Credits(least) : $"{ParameterText.Credits(least)}–{ParameterText.Credits(most)}";

    private static string Word(string certainty) => certainty switch
    {
        "Exact" => "",
        "Contradictory" => SourcesDiffer,
        _ => certainty.ToLowerInvariant(),
    };

    private static string Joined(string range, string word) => range.Length == 0 ? word : word.Length == 0 ? range : $"{range}, {word}";
}
