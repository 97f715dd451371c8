using System.Globalization;

namespace Typed;

/// <summary>How sure a price is.</summary>
public enum CostCertainty
{
    /// <summary>No price is known; <see cref="Cost.Reason"/> says why.</summary>
    Unknown = 0,

    /// <summary>The provider's table states it.</summary>
    Exact = 1,

    /// <summary>The provider shows it as an example or as about so much.</summary>
    Typical = 2,

    /// <summary>The table that the prices are from states it, but a newer page of the provider states otherwise: see <see cref="Cost.Note"/>.</summary>
    Superseded = 3,
}

/// <summary>What a request costs: credits with unit, date and certainty, or unknown with the reason. Never guessed, never 0 for unknown.</summary>
public sealed record Cost
{
    private Cost()
    {
    }

    /// <summary>The total; null where it is unknown, or known only afterwards within <see cref="AtLeast"/> and <see cref="AtMost"/>.</summary>
    public decimal? Credits => AtLeast == AtMost ? AtLeast : null;

    /// <summary>The least it can cost; null where unknown.</summary>
    public decimal? AtLeast { get; private init; }

    /// <summary>The most it can cost; null where unknown.</summary>
    public decimal? AtMost { get; private init; }

    /// <summary>How sure the price is.</summary>
    public CostCertainty Certainty { get; private init; }

    /// <summary>What is counted, such as <c>credits</c>.</summary>
    public string Unit { get; private init; } = "credits";

    /// <summary>Why the price is unknown or a range; null where it is one number.</summary>
    public string? Reason { get; private init; }

    /// <summary>The table that the price is from; null where there is none.</summary>
    public PriceTable? Table { get; private init; }

    /// <summary>What else the provider says of the price, such as a newer one elsewhere; null where nothing.</summary>
    public string? Note => Table?.Note;

    /// <summary>No price.</summary>
    /// <param name="reason">Why.</param>
    public static Cost Unknown(string reason) => new() { Reason = reason };

    /// <summary>The cost as a line of text, such as <c>24 credits, exact, price table of 2025-11, read 2026-11-21</c>.</summary>
    public override string ToString()
    {
        if (Table is null || AtLeast is null)
        {
            return $"unknown, because {Reason}";
        }

        var amount = Credits is { } credits ? Text(credits) : $"{Text(AtLeast)} to {Text(AtMost)}";
        var certainty = Certainty.ToString().ToLowerInvariant();
        return $"{amount} {Unit}, {certainty}, price table of {Table.AsOf}, read {Table.Retrieved}"
            + (Reason is null ? "" : $" ({Reason})");
    }

    internal static Cost Unknown(PriceTable table, string reason) => new() { Table = table, Unit = table.Unit, Reason = reason };

    internal static Cost Of(PriceTable table, decimal atLeast, decimal atMost, string? reason) =>
        new() { Table = table, Unit = table.Unit, Certainty = table.Certainty, AtLeast = atLeast, AtMost = atMost, Reason = reason };

    private static string Text(decimal? credits) => credits.GetValueOrDefault().ToString("0.####", CultureInfo.InvariantCulture);
}
