using Typed.Analyzers.Contract;
using Typed.Schema.Specification;

namespace Typed.Analyzers.Credits;

/// <summary>Prices in words. An amount always includes its certainty.</summary>
internal static class PriceText
{
    /// <summary><c>costs 24 credits</c>, <c>typically costs 7.5 credits</c>, or <c>can cost 8 credits (sources differ)</c>.</summary>
    public static string Costs(ModelRecord record, bool differs, decimal least, decimal most) =>
        differs ? $"{(least == most ? "can cost" : "costs")} {Amount(least, most)} {record.Unit} (sources differ)"
        : (record.Certainty == PriceCertainty.Typical ? "typically costs " : "costs ") + Amount(least, most) + " " + record.Unit;

    /// <summary>Why there is no price.</summary>
    public static string Unknown(ModelRecord record) =>
        record.IsContradictory ? "is unknown: the sources contradict each other" : "is not published";

    /// <summary><c>by the table of 2025-11</c>, or <c>by the superseded table of 2025-11</c>.</summary>
    public static string Table(ModelRecord record) =>
        (record.Certainty == PriceCertainty.Superseded ? "by the superseded table of " : "by the table of ") + (record.AsOf ?? "unknown date");

    /// <summary>The source of a sum of prices: as <see cref="Table"/>, or <c>by the typical prices of 2026-07</c>.</summary>
    public static string Source(ModelRecord record) =>
        record.Certainty == PriceCertainty.Typical ? "by the typical prices of " + (record.AsOf ?? "unknown date") : Table(record);

    /// <summary><c>24</c>, or <c>24 to 96</c>.</summary>
    public static string Amount(decimal least, decimal most) =>
        least == most ? ExactNumber.Text(least) : $"{ExactNumber.Text(least)} to {ExactNumber.Text(most)}";
}
