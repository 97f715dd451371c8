using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes prices for tooltips: in one sentence, as a table, and for one value.</summary>
public static class PriceDocs
{
    // A tooltip is not a price list.
    private const int MaxRows = 24;
    private const int MaxOthers = 3;

    /// <summary>The price of the model in one sentence, such as <c>12–24 credits per output.</c></summary>
    public static string Summary(PriceSpec? prices) => prices switch
    {
        null or { Lines.Count: 0, IsContradictory: false } => "No price is published.",
        { Lines.Count: 0 } => "Price unknown: the sources contradict each other.",
        _ => $"{Amount(prices, prices.Lines)} per {prices.Per}{Certainty(prices)}.",
    };

    /// <summary>The table, one line of text per row, with aligned columns; empty if there is one price for all requests.</summary>
    public static IReadOnlyList<string> Table(PriceSpec prices)
    {
        var fields = prices.Lines.SelectMany(line => line.Conditions).Select(condition => condition.Field).Distinct(StringComparer.Ordinal).ToList();
        if (fields.Count == 0)
        {
            return [];
        }

        var rows = prices.Lines.Take(MaxRows)
            .Select(line => fields.Select(field => line.Conditions.FirstOrDefault(condition => condition.Field == field)?.Json ?? "any").Append(Range(line.Least, line.Credits)).ToList())
            .Prepend([.. fields, prices.Unit]).ToList();
        var widths = Enumerable.Range(0, fields.Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => column < widths.Count ? cell.PadRight(widths[column]) : cell))).ToList();
        return prices.Lines.Count > MaxRows ? [.. lines, "…"] : lines;
    }

    /// <summary>The price of one value of a parameter, such as <c>24 credits (5 seconds: 12).</c>; null if the parameter does not set the price.</summary>
    public static string? Of(NamedModel model, EnumSpec type, EnumValue value)
    {
        if (model.Prices is not { } prices || !IsParameter(model.Spec, type))
        {
            return null;
        }

        var all = prices.Lines.Where(line => Value(line, type.Field) is not null).ToList();
        var own = all.Where(line => Value(line, type.Field) == value.Text).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        if (own.Count == 0)
        {
            return "Price unknown.";
        }

        var depends = own.SelectMany(line => line.Conditions).Select(condition => condition.Field).Where(field => field != type.Field).Distinct(StringComparer.Ordinal).ToList();
        var others = depends.Count > 0 || all.Count > MaxOthers + 1 ? [] : all.Except(own)
            .Select(line => $"{Words(type, type.Values.First(item => item.Text == Value(line, type.Field)))}: {Range(line.Least, line.Credits)}").ToList();
        return Amount(prices, own)
            + (depends.Count > 0 ? $", depending on {string.Join(" and ", depends)}" : "")
            + (others.Count > 0 ? $" ({string.Join(", ", others)})" : "") + $"{Certainty(prices)}.";
    }

    /// <summary>A value in words: <c>10 seconds</c>, or its text.</summary>
    public static string Words(EnumSpec type, EnumValue value) =>
        type.Role == FieldRole.Duration && Naming.EnumNames.SecondsOf(value.Text) is { } seconds ? $"{Literals.Int(seconds)} second{(seconds == 1 ? "" : "s")}" : value.Text;

    private static bool IsParameter(ModelSpec model, EnumSpec type) =>
        model.Properties.Any(property => property.WireName == type.Field && property.Type.Shape == TypeShape.Enum && ReferenceEquals(model.Types[property.Type.Declared], type));

    private static string? Value(PriceLine line, string field) => line.Conditions.FirstOrDefault(condition => condition.Field == field)?.Json;

    private static string Amount(PriceSpec prices, IReadOnlyList<PriceLine> lines) =>
        $"{(prices.Certainty == PriceCertainty.Typical ? "About " : "")}{Range(lines.Min(line => line.Least), lines.Max(line => line.Credits))} {prices.Unit}";

    private static string Range(decimal least, decimal most) =>
        least == most ? Numbers.ToLiteral(most) : $"{Numbers.ToLiteral(least)}–{Numbers.ToLiteral(most)}";

    // In one word, wherever a number stands; only an exact price needs none.
    private static string Certainty(PriceSpec prices) => prices.Certainty switch
    {
        PriceCertainty.Superseded => ", superseded",
        PriceCertainty.Contradictory => ", sources differ",
        _ => "",
    };
}
