using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Refresh.Output;
using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>The price table of a model.</summary>
internal sealed class PriceTableView(CatalogModel model, PriceSpec prices)
{
    public string Unit => prices.Unit;

    public string Per => prices.Per;

    public string? Times => prices.CountField;

    public string? UpTo => prices.FieldOf(PriceFactor.UpTo);

    public string Certainty => prices.CertaintyWord;

    public string AsOf => prices.AsOf;

    public string Retrieved => prices.Retrieved;

    public string Source => prices.Source;

    public string? Note => prices.Note;

    public decimal? Least => model.PriceRange is var (least, _) ? Credits(least) : null;

    public decimal? Most => model.PriceRange is var (_, most) ? Credits(most) : null;

    public string Range => CreditText.Summary(model);

    public string Terms => CreditText.Terms(prices);

    public IReadOnlyList<PriceStatementView> Statements => [.. prices.Statements.Select(item => new PriceStatementView(item.Statement, item.Source))];

    public IReadOnlyList<PriceLineView> Lines => [.. prices.Lines.Select(line => new PriceLineView(line))];

    /// <summary>The same number without trailing zeros: 12, not 12.0.</summary>
    public static decimal Credits(decimal credits) => decimal.Parse(credits.ToString("G29", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>A line of a price table.</summary>
internal sealed class PriceLineView(PriceLine line)
{
    public IReadOnlyList<PriceConditionView> Conditions => [.. line.Conditions.Select(condition => new PriceConditionView(condition.Field, condition.Json))];

    public string Condition => CreditText.Condition(line);

    public decimal Credits => PriceTableView.Credits(line.Credits);

    public decimal Least => PriceTableView.Credits(line.Least);
}

/// <summary>What one source states about a price on which the sources differ.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Source">The page.</param>
internal sealed record PriceStatementView(string Statement, string Source);

/// <summary>A condition of a price.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value, as the price table states it.</param>
internal sealed record PriceConditionView(string Field, string Value);
