using System.Collections.Immutable;
using System.Globalization;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Drift;

/// <summary>A model's prices at one point in time.</summary>
internal sealed class PriceSheet(ImmutableArray<PricedCombination> lines, PriceFactors factors)
{
    /// <summary>The price of a request.</summary>
    public RequestPrice Of(Func<string, SentValue> value)
    {
        if (lines.IsEmpty)
        {
            return new RequestPrice(PriceKind.NoTable);
        }

        if (lines.SelectMany(line => line.When).Any(condition => !value(condition.Field).IsKnown) || factors.Of(name => CountOf(name, value)) is not var (least, most))
        {
            return new RequestPrice(PriceKind.NotKnown);
        }

        return Possible(value).FirstOrDefault() is { } line
            ? new RequestPrice(PriceKind.Known, line.Credits * least, line.Credits * most)
            : new RequestPrice(PriceKind.NoLine);
    }

    /// <summary>Whether the lines that may apply are the same in another sheet. If so, the request costs the same for any values.</summary>
    public bool IsSameFor(PriceSheet other, Func<string, SentValue> value) =>
        Said(value).SequenceEqual(other.Said(value), StringComparer.Ordinal);

    private IEnumerable<string> Said(Func<string, SentValue> value) => Possible(value)
        .Select(line => $"{line.Condition}: {ExactNumber.Text(line.Credits)}")
        .OrderBy(line => line, StringComparer.Ordinal)
        .Concat([factors.ToString()]);

    private IEnumerable<PricedCombination> Possible(Func<string, SentValue> value) =>
        lines.Where(line => line.When.All(condition => value(condition.Field) is var sent && (!sent.IsKnown || sent.Text == condition.Text)));

    private static decimal? CountOf(string field, Func<string, SentValue> value) =>
        value(field) is { IsKnown: true, Text: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1
            ? count
            : null;
}
