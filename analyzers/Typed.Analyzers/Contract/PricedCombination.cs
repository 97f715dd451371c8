using System.Collections.Immutable;
using System.Globalization;

namespace Typed.Analyzers.Contract;

/// <summary>One line of a model's price table: the price, and the wire texts of the fields that it applies to.</summary>
/// <param name="Credits">The price; the highest one if the sources differ.</param>
/// <param name="When">The fields and their wire texts.</param>
/// <param name="AtLeast">The lowest price that a source states, if the sources differ.</param>
internal sealed record PricedCombination(decimal Credits, ImmutableArray<(string Field, string Text)> When, decimal? AtLeast = null)
{
    /// <summary>The price of one output.</summary>
    public RequestPrice One { get; } = new(PriceKind.Known, AtLeast ?? Credits, Credits, AtLeast is not null);

    /// <summary>The texts of <see cref="When"/> in the order of the fields that the whole table depends on; null for a field on which this line has no condition.</summary>
    /// <remarks>Requests are compared with these, because looking up the fields by name for each line of a long table is most of the cost.</remarks>
    public ImmutableArray<string?> Texts { get; init; } = ImmutableArray<string?>.Empty;

    public string Condition => When.IsEmpty
        ? "any"
        : string.Join(", ", When.Select(condition => string.Format(CultureInfo.InvariantCulture, "{0} {1}", condition.Field, condition.Text)));
}
