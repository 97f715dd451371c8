using System.Globalization;
using System.Text;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Output;
using Typed.Schema.Specification;

namespace Typed.Refresh.Page;

/// <summary>Writes the prices of a model: one number, or a table with a color for each price level.</summary>
internal static class PriceSection
{
    public static string Of(CatalogueModel model)
    {
        if (model.Prices is not { } prices)
        {
            return "<p class=\"terms\">Unknown: no published price.</p>\n";
        }

        var html = new StringBuilder();
        if (prices.Lines.Count == 1 && prices.Lines[0].Conditions.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"one-price\">{ParameterText.Credits(prices.Lines[0].Credits)} <small>{Html.Text(prices.Unit)} per {Html.Text(prices.Per)}</small></p>\n");
        }
        else
        {
            html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Prices\">");
            foreach (var grid in PriceGridView.Of(model, prices))
            {
                Table(html, grid);
            }

            html.Append("</div>\n");
        }

        var certainty = prices.Certainty.ToLowerInvariant();
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"terms\"><span class=\"badge {Html.Text(certainty)}\">{Html.Text(certainty)}</span> {Html.Text(Terms(prices))}</p>\n");
        if (prices.Note is { } note)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"terms\">Newer: {Html.Text(note)}</p>\n");
        }

        return html.ToString();
    }

    private static string Terms(PriceSpec prices) => PriceText.Terms(prices).Replace($"{prices.Certainty.ToLowerInvariant()}, ", "", StringComparison.Ordinal);

    private static void Table(StringBuilder html, PriceGridView grid)
    {
        html.Append("<table class=\"heat\">");
        if (grid.Caption.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<caption>{Html.Text(grid.Caption)}</caption>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<thead><tr><th scope=\"col\">{Html.Text(grid.Corner)}</th>");
        foreach (var column in grid.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html.Text(column)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var (name, cells) in grid.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Text(name)}</th>");
            foreach (var cell in cells)
            {
                html.Append(cell is var (credits, level)
                    ? string.Create(CultureInfo.InvariantCulture, $"<td class=\"h{level}\">{ParameterText.Credits(credits)}</td>")
                    : "<td class=\"no\"><span aria-hidden=\"true\">–</span><span class=\"out-of-sight\">unknown</span></td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }
}
