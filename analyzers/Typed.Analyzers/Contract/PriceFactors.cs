namespace Typed.Analyzers.Contract;

/// <summary>The fields that multiply the prices of a model.</summary>
/// <param name="CountField">The field with the number of outputs, or null if there is always one output.</param>
/// <param name="UpToField">The field with the maximum number of outputs for each, or null if the number is exact.</param>
internal sealed record PriceFactors(string? CountField, string? UpToField)
{
    public static PriceFactors None { get; } = new(null, null);

    public IEnumerable<string> Fields => new[] { CountField, UpToField }.OfType<string>();

    /// <summary>Reads the factors.</summary>
    /// <param name="fieldOf">Returns the field of a factor, by the factor's name in the generated tables.</param>
    public static PriceFactors Read(Func<string, string?> fieldOf) => fieldOf("count") is var count && fieldOf("upTo") is var upTo && (count ?? upTo) is null ? None : new(count, upTo);

    /// <summary>The numbers by which the lowest and the highest price are multiplied; null if unknown.</summary>
    /// <param name="countOf">Returns the value of a field, or null if it is unknown or not a count.</param>
    public (decimal Least, decimal Most)? Of(Func<string, decimal?> countOf) =>
        LeastOf(countOf) is { } least && (UpToField is null ? 1 : countOf(UpToField)) is { } times ? (least, least * times) : null;

    /// <summary>The number by which the lowest price is multiplied; null if unknown.</summary>
    /// <param name="countOf">Returns the value of a field, or null if it is unknown or not a count.</param>
    public decimal? LeastOf(Func<string, decimal?> countOf) => CountField is null ? 1 : countOf(CountField);
}
