using Typed.Refresh.Quoting;

namespace Typed.Refresh.Prices.Tables;

/// <summary>Which column of a table holds the model, the price, and each field that the price depends on.</summary>
/// <param name="Model">The column with the model's name, or -1 if all rows are for one model.</param>
/// <param name="Price">The column with the price.</param>
/// <param name="Fields">The columns of fields.</param>
internal sealed record ColumnMap(int Model, int Price, IReadOnlyList<(string Field, int Column)> Fields)
{
    private static readonly string[] s_models = ["model", "model_name", "model_id", "name"];

    private static readonly string[] s_prices = ["credits", "price", "cost", "usd", "price_usd", "credits_per_output"];

    /// <summary>Maps a table's columns, or returns null if it has no price column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="given">The user's mapping: <c>model</c>, <c>credits</c> or a field, with a column's heading.</param>
    /// <param name="fields">All fields of the provider's models: a column with the same name needs no mapping.</param>
    /// <exception cref="ToolException">A heading of the mapping does not exist.</exception>
    public static ColumnMap? Of(TableSheet table, IReadOnlyList<(string Field, string Column)> given, IReadOnlySet<string> fields)
    {
        var headings = table.Columns.Select(Plain).ToList();
        int Column(string heading) => headings.IndexOf(Plain(heading));
        if (given.Any(item => Column(item.Column) < 0))
        {
            return null;
        }

        var mapped = given.Select(item => (item.Field, Column: Column(item.Column))).ToList();
        int Special(string field, string[] usual) => mapped.FirstOrDefault(item => item.Field == field) is { Field: not null } own ? own.Column : usual.Select(name => headings.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);
        var model = Special("model", s_models);
        var price = Special("credits", s_prices);
        if (price < 0)
        {
            return null;
        }

        var used = mapped.Select(item => item.Column).Append(model).Append(price).ToHashSet();
        var byName = headings.Select((heading, column) => (heading, column)).Where(item => !used.Contains(item.column))
            .Select(item => (Field: fields.FirstOrDefault(field => Plain(field) == item.heading), item.column)).Where(item => item.Field is not null);
        return new ColumnMap(model, price, [.. mapped.Where(item => item.Field is not ("model" or "credits")), .. byName.Select(item => (item.Field!, item.column))]);
    }

    /// <summary>One line for each column: what it is used for.</summary>
    public IEnumerable<string> Describe(TableSheet table) => table.Columns.Select((heading, column) =>
        $"{ServerText.Quote(heading)}: {(column == Model ? "the model" : column == Price ? "the price" : Fields.FirstOrDefault(field => field.Column == column) is { Field: { } field } ? field : "not used")}");

    private static string Plain(string heading) => new([.. heading.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : '_').ToArray()]);
}
