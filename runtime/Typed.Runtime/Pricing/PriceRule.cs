namespace Typed;

/// <summary>One row of a price table: the price of a value or a combination of values.</summary>
/// <param name="Credits">The price per unit of the table; the highest one if the sources differ.</param>
/// <param name="When">Alternating field names and wire values, such as <c>"duration", "5", "resolution", "480p"</c>; empty for a flat price.</param>
public sealed record PriceRule(decimal Credits, params string[] When)
{
    /// <summary>The lowest price that a source states, if the sources differ; null if they agree.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The conditions as text, such as <c>duration 5, resolution 480p</c>.</summary>
    public string Condition => string.Join(", ", When.Chunk(2).Select(pair => $"{pair[0]} {pair[1]}"));
}
