using System.Collections.Immutable;
using System.Globalization;
using Typed.Analyzers.Credits;

namespace Typed.Analyzers.Contract;

/// <summary>One line of a model's price table: the price, and the wire texts of the fields that it applies to.</summary>
/// <param name="Credits">The price; the highest one if the sources differ.</param>
/// <param name="When">The fields and their wire texts.</param>
/// <param name="AtLeast">The lowest price that a source states, if the sources differ.</param>
internal sealed record PriceLine(decimal Credits, ImmutableArray<(string Field, string Text)> When, decimal? AtLeast = null)
{
    /// <summary>The price of one output.</summary>
    public RequestPrice One { get; } = new(PriceKind.Known, AtLeast ?? Credits, Credits, AtLeast is not null);

    public string Condition => When.IsEmpty
        ? "any"
        : string.Join(", ", When.Select(condition => string.Format(CultureInfo.InvariantCulture, "{0} {1}", condition.Field, condition.Text)));
}
