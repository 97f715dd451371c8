using System.Collections.Immutable;
using System.Globalization;

namespace Typed.Analyzers.Contract;

/// <summary>One line of a model's price table: the price, and the fields' wire texts that it is for.</summary>
internal sealed record PriceLine(decimal Credits, ImmutableArray<(string Field, string Text)> When)
{
    public string Condition => When.IsEmpty
        ? "any"
        : string.Join(", ", When.Select(condition => string.Format(CultureInfo.InvariantCulture, "{0} {1}", condition.Field, condition.Text)));
}
