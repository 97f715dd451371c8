using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Finds the line of a model's price table for what is known of a request. Unset fields count with their documented defaults.</summary>
internal static class PriceList
{
    private static readonly RequestPrice s_notKnown = new(PriceKind.NotKnown);

    public static RequestPrice PriceOf(RequestFacts facts)
    {
        var record = facts.Record;
        if (record.Prices.IsEmpty)
        {
            return new RequestPrice(PriceKind.NoTable);
        }

        var conditions = record.PricedBy;
        if (conditions.Any(name => !facts[name].IsTextKnown))
        {
            return s_notKnown;
        }

        if (record.Prices.FirstOrDefault(line => line.When.All(condition => facts[condition.Field].Text == condition.Text)) is not { } match)
        {
            return new RequestPrice(PriceKind.NoLine, Asked: string.Join(", ", conditions.Select(name => $"{name} {facts[name].Text ?? "(not set)"}")));
        }

        return CountOf(record.CountField, facts) is { } count && CountOf(record.UpToField, facts) is { } times
            ? new RequestPrice(PriceKind.Known, match.Credits * count, match.Credits * count * times)
            : s_notKnown;
    }

    // A count that is none is another rule's finding.
    private static decimal? CountOf(string? field, RequestFacts facts) =>
        field is null ? 1
        : facts[field].Number is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (decimal)number
        : null;
}
