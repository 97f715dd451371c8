namespace Typed.Schema.Specification;

/// <summary>A schema's constraints on one value.</summary>
public sealed record ConstraintSpec
{
    private readonly Dictionary<Constraint, object> _values = [];

    /// <param name="constraints">The constraints with their values. One whose value is null does not apply. Of a repeated one, the last counts.</param>
    public ConstraintSpec(params (Constraint Constraint, object? Value)[] constraints)
    {
        foreach (var (constraint, value) in constraints)
        {
            if (value is null)
            {
                _values.Remove(constraint);
            }
            else
            {
                _values[constraint] = value;
            }
        }
    }

    public static readonly ConstraintSpec None = new();

    public decimal? Minimum => this[Constraint.Minimum] as decimal?;

    public decimal? Maximum => this[Constraint.Maximum] as decimal?;

    public decimal? ExclusiveMinimum => this[Constraint.ExclusiveMinimum] as decimal?;

    public decimal? ExclusiveMaximum => this[Constraint.ExclusiveMaximum] as decimal?;

    public decimal? MultipleOf => this[Constraint.MultipleOf] as decimal?;

    public int? MinLength => this[Constraint.MinLength] as int?;

    public int? MaxLength => this[Constraint.MaxLength] as int?;

    public int? SoftMaxLength => this[Constraint.SoftMaxLength] as int?;

    public string? Pattern => this[Constraint.Pattern] as string;

    public string? Format => this[Constraint.Format] as string;

    public int? MinItems => this[Constraint.MinItems] as int?;

    public int? MaxItems => this[Constraint.MaxItems] as int?;

    public int? SoftMaxItems => this[Constraint.SoftMaxItems] as int?;

    public bool UniqueItems => this[Constraint.UniqueItems] is true;

    /// <summary>The constraints of a list's items, or of a map's values.</summary>
    public ConstraintSpec? Items { get; init; }

    /// <summary>The value of a constraint: a decimal, an int, a string or true; null if it does not apply.</summary>
    public object? this[Constraint constraint] => _values.TryGetValue(constraint, out var value) ? value : null;

    // By value: constraints pass between the steps of the generator.
    public bool Equals(ConstraintSpec? other) =>
        other is not null && _values.Count == other._values.Count && Equals(Items, other.Items) && _values.All(one => one.Value.Equals(other[one.Key]));

    public override int GetHashCode() =>
        _values.Aggregate(Items?.GetHashCode() ?? 17, (hash, one) => unchecked(hash + (one.Key.GetHashCode() * 31) + one.Value.GetHashCode()));
}
