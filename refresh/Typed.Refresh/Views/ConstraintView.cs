using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>The limits of a value. Null means no limit.</summary>
internal sealed class ConstraintView(ConstraintSpec constraints)
{
    public decimal? Minimum => constraints.Minimum;

    public decimal? Maximum => constraints.Maximum;

    public decimal? ExclusiveMinimum => constraints.ExclusiveMinimum;

    public decimal? ExclusiveMaximum => constraints.ExclusiveMaximum;

    public decimal? MultipleOf => constraints.MultipleOf;

    public int? MinLength => constraints.MinLength;

    public int? MaxLength => constraints.MaxLength;

    public string? Pattern => constraints.Pattern;

    public string? Format => constraints.Format;

    public int? MinItems => constraints.MinItems;

    public int? MaxItems => constraints.MaxItems;

    public bool UniqueItems => constraints.UniqueItems;

    public ConstraintView? Items => constraints.Items is { } items ? new ConstraintView(items) : null;
}
