using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.OneValue;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.Credits;

/// <summary>Finds alternative values, for one field at a time, that give a request a price or keep it within the budget.</summary>
internal static class PricedValues
{
    private const int MaxOffered = 5;

    /// <summary>The locations of the fields' values and their replacements, for a code fix.</summary>
    /// <param name="facts">The request.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="isWanted">Whether a price is acceptable.</param>
    public static (ImmutableArray<Location> Places, FixData Fix) Of(RequestFacts facts, TypedContract contract, Func<decimal, bool> isWanted)
    {
        var offers = new List<(Location Place, string Expression, string Title)>();
        // Last written first: the combination usually becomes invalid there.
        foreach (var name in facts.Record.PricedBy.Where(name => facts[name].Place is not null).OrderByDescending(name => facts[name].Place!.Syntax.SpanStart))
        {
            if (facts[name] is { Place: { } place, Text: { } text } && !facts.Record.Factors.Fields.Contains(name)
                && facts.Record.FieldOf(name) is { } field
                && (contract.ParamEnumOf(field.Property.Type) ?? contract.ParamEnumOf(place.Type)) is { } values
                && values.Members.FirstOrDefault(member => member.Text == text) is { } asked)
            {
                offers.AddRange(AllowedValues.NearestTo(values, asked)
                    .Where(member => PriceList.PriceWith(facts, name, member.Text) is { } price && isWanted(price))
                    .Select(member => (place.Syntax.GetLocation(), AllowedValues.Expression(values, member), $"Use {member.Name} ({AllowedValues.Describe(values, member)})")));
            }
        }

        if (Fewer(facts, isWanted) is { } fewer)
        {
            offers.Add(fewer);
        }

        var offered = offers.Take(MaxOffered).ToArray();
        var places = offered.Select(offer => offer.Place).Distinct().ToImmutableArray();
        return (places, FixData.Replace([.. offered.Select(offer => new Replacement(offer.Expression, offer.Title, places.IndexOf(offer.Place)))]));
    }

    // The greatest acceptable count, if the count is written here.
    private static (Location Place, string Expression, string Title)? Fewer(RequestFacts facts, Func<decimal, bool> isWanted)
    {
        if (facts.Record.Factors.CountField is not { } name || facts[name] is not { Place: { } place, Number: { } written } || place.Type?.SpecialType != SpecialType.System_Int32
            || PriceList.PriceOf(facts) is not { Kind: PriceKind.Known, Budgeted: var total })
        {
            return null;
        }

        var one = total / (decimal)written;
        for (var count = (long)written - 1; count >= 1 && !(count < facts.Record.FieldOf(name)?.Minimum); count--)
        {
            if (isWanted(one * count))
            {
                var text = count.ToString(CultureInfo.InvariantCulture);
                return (place.Syntax.GetLocation(), text, $"Use {text}");
            }
        }

        return null;
    }
}
