using System.Globalization;

namespace Typed.Refresh.Diff.Changes;

/// <summary>One line of a price table was changed, added or removed.</summary>
/// <param name="When">The line's conditions: <c>duration 10, resolution 1080p</c>; <c>any request</c> for a flat price.</param>
/// <param name="Before">The old price, or null if there was none.</param>
/// <param name="After">The new price, or null if there is none.</param>
/// <param name="Unit">The unit that is counted.</param>
internal sealed record PriceChanged(string When, decimal? Before, decimal? After, string Unit) : Change
{
    public override ChangeClass Class => ChangeClass.PriceChanged;

    public override string Kind => Before is null ? "priced" : After is null ? "unpriced" : IsDearer ? "price-raised" : "price-lowered";

    /// <summary>Whether the same request costs more, or an unknown amount.</summary>
    public bool IsDearer => After is null || After > Before;

    public override string Message => (Before, After) switch
    {
        (null, { } after) => $"{When}: {Number(after)} {Unit}; previously no price",
        ({ } before, null) => $"{When}: no price; previously {Number(before)} {Unit}",
        ({ } before, { } after) => $"{When}: {Number(before)} → {Number(after)} {Unit}{(Percent is { } percent ? $" ({Signed(percent)} %)" : "")}",
        _ => When,
    };

    public override string? Old => Before is { } price ? Number(price) : null;

    public override string? New => After is { } price ? Number(price) : null;

    public override decimal? Percent => Before is > 0 and var before && After is { } after ? Math.Round((after - before) / before * 100, 1, MidpointRounding.AwayFromZero) : null;

    private static string Signed(decimal percent) => percent.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);
}

/// <summary>A term for all lines of a table changed: the unit, what a price is for, the fields that multiply it.</summary>
internal sealed record PriceTermsChanged(string Term, string? Before, string? After) : Change
{
    public override ChangeClass Class => ChangeClass.PriceChanged;

    public override string Kind => "price-terms-changed";

    public override string Message => $"{Term} of the prices changed from {Before ?? "none"} to {After ?? "none"}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>The certainty of the price table changed.</summary>
internal sealed record PriceCertaintyChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.PriceChanged;

    public override string Kind => "price-certainty-changed";

    public override string Message => $"the certainty of the prices changed from {Before} to {After}";

    public override string? Old => Before;

    public override string? New => After;
}
