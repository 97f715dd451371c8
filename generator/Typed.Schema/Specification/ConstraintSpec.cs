namespace Typed.Schema.Specification;

/// <summary>A schema's constraints on one value.</summary>
public sealed record ConstraintSpec
{
    public static readonly ConstraintSpec None = new();

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? ExclusiveMinimum { get; init; }

    public decimal? ExclusiveMaximum { get; init; }

    public decimal? MultipleOf { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? SoftMaxLength { get; init; }

    public string? Pattern { get; init; }

    public string? Format { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public int? SoftMaxItems { get; init; }

    public bool UniqueItems { get; init; }

    /// <summary>The constraints of a list's items, or of a map's values.</summary>
    public ConstraintSpec? Items { get; init; }
}
