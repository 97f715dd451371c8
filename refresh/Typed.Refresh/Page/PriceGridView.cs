using Typed.Refresh.Catalog;
using Typed.Refresh.Output;
using Typed.Schema.Specification;

namespace Typed.Refresh.Page;

/// <summary>A price table with two parameters as its axes. A third parameter results in several tables.</summary>
/// <param name="Caption">The values of the other parameters.</param>
/// <param name="Corner">The names of rows and columns.</param>
/// <param name="Columns">The column values.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PriceGridView(
    string Caption, string Corner, IReadOnlyList<string> Columns, IReadOnlyList<PriceRow> Rows)
{
    private const int Levels = 6;

    public static IReadOnlyList<PriceGridView> Of(CatalogModel model, PriceSpec prices)
    {
        var lines = prices.Lines.Select(line => (Values: line.Conditions.ToDictionary(condition => condition.Field, condition => condition.Json, StringComparer.Ordinal), Line: line)).ToList();
        var level = LevelOf(lines.Min(line => line.Line.Credits), lines.Max(line => line.Line.Credits));
        var fields = lines.SelectMany(line => line.Values.Keys).Distinct(StringComparer.Ordinal).ToList();
        // A rule that does not set every parameter fits no cell, so each rule becomes a row.
        if (lines.Exists(line => line.Values.Count != fields.Count))
        {
            return [new PriceGridView("", "for", [prices.Unit], [.. prices.Lines.Select(line => new PriceRow(CreditText.Condition(line), [CellOf(line)]))])];
        }

        IReadOnlyList<string> Values(string field) => Ordered(model, field, lines.Select(line => line.Values[field]));
        var byUse = fields.OrderBy(field => RankOf(model, field)).ThenByDescending(field => Values(field).Count).ThenBy(field => field, StringComparer.Ordinal).ToList();
        var along = byUse[0];
        var down = byUse.Count > 1 ? byUse[1] : null;
        var rest = byUse.Skip(2).ToList();
        return
        [
            .. lines.GroupBy(line => string.Join(", ", rest.Select(field => $"{field} {line.Values[field]}"))).Select(group => new PriceGridView(
                group.Key,
                down is null ? along : $"{down} / {along}",
                Values(along),
                [.. (down is null ? [prices.Unit] : Values(down)).Select(row => new PriceRow(row, [.. Values(along).Select(column => Cell(group, row, column))]))])),
        ];

        PriceCell CellOf(PriceLine line) => new(CreditText.Credits(line), level(line.Credits));

        PriceCell? Cell(IEnumerable<(Dictionary<string, string> Values, PriceLine Line)> group, string row, string column)
        {
            foreach (var line in group)
            {
                if (line.Values[along] == column && (down is null || line.Values[down] == row))
                {
                    return CellOf(line.Line);
                }
            }

            return null;
        }
    }

    private static Func<decimal, int> LevelOf(decimal least, decimal most) =>
        credits => most == least ? 1 : (int)decimal.Round((credits - least) / (most - least) * (Levels - 1));

    // Length across, size down: the usual reading order.
    private static int RankOf(CatalogModel model, string field) =>
        model.Spec.Properties.FirstOrDefault(property => property.WireName == field)?.Role switch
        {
            FieldRole.Duration => 0,
            FieldRole.Resolution => 1,
            _ => 2,
        };

    private static IReadOnlyList<string> Ordered(CatalogModel model, string field, IEnumerable<string> used)
    {
        var values = used.Distinct(StringComparer.Ordinal).ToList();
        var listed = model.Spec.Properties.FirstOrDefault(property => property.WireName == field) is { } property ? model.ValuesOf(property).Select(value => value.Text).ToList() : [];
        return [.. values.OrderBy(value => listed.IndexOf(value) is >= 0 and var at ? at : int.MaxValue)];
    }
}

/// <summary>A row of a price table.</summary>
/// <param name="Name">The row's value.</param>
/// <param name="Cells">The prices; null if the table has no rule.</param>
internal sealed record PriceRow(string Name, IReadOnlyList<PriceCell?> Cells);

/// <summary>A price in a table.</summary>
/// <param name="Credits">The price.</param>
/// <param name="Level">Its rank between the lowest (0) and the highest (5).</param>
internal sealed record PriceCell(string Credits, int Level);
