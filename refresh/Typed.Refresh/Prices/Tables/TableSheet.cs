namespace Typed.Refresh.Prices.Tables;

/// <summary>A table of texts: CSV, JSON or Markdown.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
internal sealed record TableSheet(IReadOnlyList<string> Columns, IReadOnlyList<PriceRow> Rows);

/// <param name="Line">The line in the file, from 1; for JSON the number of the item.</param>
/// <param name="Cells">The texts by column.</param>
internal sealed record PriceRow(int Line, IReadOnlyList<string> Cells);
