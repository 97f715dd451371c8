using System.Globalization;

namespace Typed;

/// <summary>How certain a price is.</summary>
public enum CostCertainty
{
    /// <summary>The price is unknown; <see cref="Cost.Reason"/> explains why.</summary>
    Unknown = 0,

    /// <summary>The provider's price table states the price.</summary>
    Exact = 1,

    /// <summary>The provider gives the price as an example or an approximation.</summary>
    Typical = 2,

    /// <summary>The price table states the price, but a newer page of the provider contradicts it: see <see cref="Cost.Note"/>.</summary>
    Superseded = 3,

    /// <summary>
    /// The provider's own pages state different prices. <see cref="Cost.AtLeast"/> and <see cref="Cost.AtMost"/> are the lowest and the highest of them, and
    /// <see cref="PriceTable.Statements"/> lists each with its source.
    /// </summary>
    Contradictory = 4,
}

/// <summary>The cost of a request: credits with unit, date and certainty, or unknown with the reason. Never guessed; never 0 if unknown.</summary>
/// <remarks>If the provider's pages contradict each other, the cost is the range of the prices that they state. Plan with the highest.</remarks>
public sealed record Cost
{
    private Cost()
    {
    }

    /// <summary>The total, if it is a single number; otherwise null: the price is unknown, the sources differ, or the provider charges between <see cref="AtLeast"/> and <see cref="AtMost"/>.</summary>
    public decimal? Credits => AtLeast == AtMost && Certainty != CostCertainty.Contradictory ? AtLeast : null;

    /// <summary>The minimum cost, or the lowest price that a source states; null if unknown.</summary>
    public decimal? AtLeast { get; private init; }

    /// <summary>The maximum cost, or the highest price that a source states; null if unknown. Compare a budget with this number.</summary>
    public decimal? AtMost { get; private init; }

    /// <summary>How certain the price is.</summary>
    public CostCertainty Certainty { get; internal init; }

    /// <summary>The unit of the price, such as <c>credits</c>.</summary>
    public string Unit { get; private init; } = "credits";

    /// <summary>Why the price is unknown or a range; null if it is a single number.</summary>
    public string? Reason { get; private init; }

    /// <summary>The price table used; null if there is none.</summary>
    public PriceTable? Table { get; private init; }

    /// <summary>The provider's other statements about the price, such as a newer one elsewhere; null if there are none.</summary>
    public string? Note => Table?.Note;

    /// <summary>Creates an unknown cost.</summary>
    /// <param name="reason">Why the cost is unknown.</param>
    public static Cost Unknown(string reason) => new() { Reason = reason };

    /// <summary>Returns the cost as one line of text, such as <c>24 credits, exact, price table of 2025-11, read 2026-11-21</c>.</summary>
    public override string ToString()
    {
        if (Table is null || AtLeast is null)
        {
            return $"{Word}, because {Reason}";
        }

        var amount = AtLeast == AtMost ? Text(AtLeast) : $"{Text(AtLeast)} to {Text(AtMost)}";
        return $"{amount} {Unit}, {Word}, price table of {Table.AsOf}, read {Table.Retrieved}"
            + (Reason is null ? "" : $" ({Reason})");
    }

    internal static Cost Unknown(PriceTable table, string reason) => new() { Table = table, Unit = table.Unit, Reason = reason };

    internal static Cost Contradictory(PriceTable table, string reason) => Unknown(table, reason) with { Certainty = CostCertainty.Contradictory };

    internal static Cost Of(PriceTable table, decimal atLeast, decimal atMost, string? reason) =>
        new() { Table = table, Unit = table.Unit, Certainty = table.Certainty, AtLeast = atLeast, AtMost = atMost, Reason = reason };

    // The certainty in one word.
    private string Word => Certainty.ToString().ToLowerInvariant();

    private static string Text(decimal? credits) => credits.GetValueOrDefault().ToString("0.####", CultureInfo.InvariantCulture);
}
