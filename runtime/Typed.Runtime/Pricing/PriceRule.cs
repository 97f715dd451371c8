namespace Typed;

/// <summary>One line of a price table: what a value, or a combination of values, costs.</summary>
/// <param name="Credits">The price of one unit of the table.</param>
/// <param name="When">Field names and wire values in turn, such as <c>"duration", "5", "resolution", "480p"</c>; none for a flat price.</param>
public sealed record PriceRule(decimal Credits, params string[] When)
{
    /// <summary>The conditions as text, such as <c>duration 5, resolution 480p</c>.</summary>
    public string Condition => string.Join(", ", When.Chunk(2).Select(pair => $"{pair[0]} {pair[1]}"));
}
