using System.Collections.Immutable;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Finds the line of a model's price table that matches a request. Unset fields count with their documented defaults.</summary>
internal static class PriceList
{
    private static readonly RequestPrice s_notKnown = new(PriceKind.NotKnown);
    private static readonly RequestPrice s_noLine = new(PriceKind.NoLine);
    private static readonly RequestPrice s_noTable = new(PriceKind.NoTable);

    public static RequestPrice PriceOf(RequestFacts facts)
    {
        var record = facts.Record;
        if (record.Prices.IsEmpty)
        {
            return s_noTable;
        }

        var texts = record.PricedBy.IsEmpty ? [] : new string?[record.PricedBy.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (facts[record.PricedBy[i]] is not { IsTextKnown: true, Text: var text })
            {
                return s_notKnown;
            }

            texts[i] = text;
        }

        if (Match(record.Prices, texts) is not { } match)
        {
            // Where the sources contradict each other, a combination without a line is not a mistake.
            return record.IsContradictory ? s_noTable : s_noLine;
        }

        if (record.Factors == PriceFactors.None)
        {
            return match.One;
        }

        return record.Factors.Of(name => CountOf(name, facts)) is var (least, most)
            ? new RequestPrice(PriceKind.Known, match.One.Least * least, match.Credits * most, match.One.Differs)
            : s_notKnown;
    }

    /// <summary>The range of the prices that the known values leave possible, or null if there is none. The maximum is null if the number of outputs is unknown.</summary>
    public static (decimal Least, decimal? Most)? RangeOf(RequestFacts facts)
    {
        var lines = facts.Record.Prices
            .Where(line => line.When.All(condition => facts[condition.Field] is var fact && (!fact.IsTextKnown || fact.Text == condition.Text)))
            .ToArray();
        var possible = lines.Select(line => line.Credits).ToArray();
        if (possible.Length == 0)
        {
            return null;
        }

        var least = lines.Min(line => line.One.Least);
        var factors = facts.Record.Factors;
        return (least * (factors.LeastOf(name => CountOf(name, facts)) ?? 1), possible.Max() * factors.Of(name => CountOf(name, facts))?.Most);
    }

    /// <summary>The price if the field had another wire text, or null if no line has that combination.</summary>
    public static decimal? PriceWith(RequestFacts facts, string field, string text)
    {
        var line = facts.Record.Prices.FirstOrDefault(line => line.When.All(condition => (condition.Field == field ? text : facts[condition.Field].Text) == condition.Text));
        return line?.Credits * facts.Record.Factors.LeastOf(name => CountOf(name, facts));
    }

    /// <summary>The combination to price, in words.</summary>
    public static string Asked(RequestFacts facts) => string.Join(", ", facts.Record.PricedBy.Select(name => $"{name} {facts[name].Text ?? "(not set)"}"));

    private static PricedCombination? Match(ImmutableArray<PricedCombination> lines, string?[] texts)
    {
        foreach (var line in lines)
        {
            if (IsFor(line.Texts, texts))
            {
                return line;
            }
        }

        return null;
    }

    private static bool IsFor(ImmutableArray<string?> line, string?[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (line[i] is { } text && text != texts[i])
            {
                return false;
            }
        }

        return true;
    }

    // An invalid count is reported by another rule.
    private static decimal? CountOf(string field, RequestFacts facts) =>
        facts.NumberOf(field) is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (decimal)number : null;
}
