namespace Typed.Schema.Specification;

/// <summary>What a constraint does to the values. It decides how two of it are merged and compared.</summary>
public enum ConstraintKind
{
    /// <summary>A greater one is narrower.</summary>
    LowerBound,

    /// <summary>A lesser one is narrower.</summary>
    UpperBound,

    /// <summary>A multiple of it is narrower.</summary>
    Step,

    /// <summary>Any other one allows other values.</summary>
    Form,
}

/// <summary>The value that a constraint has in a schema.</summary>
public enum ConstraintValue
{
    /// <summary>A number, as decimal.</summary>
    Number,

    /// <summary>A whole number from 0, as int.</summary>
    Count,

    /// <summary>A text, as string.</summary>
    Text,

    /// <summary>True; false is no constraint.</summary>
    Flag,
}

/// <summary>
/// A keyword that limits one value: a row of the table from which schemas are read, merged and compared, and the generated tables and documentation are written.
/// </summary>
/// <param name="Keyword">The keyword in the schema.</param>
/// <param name="Kind">What it does to the values.</param>
/// <param name="Value">The value that it has.</param>
/// <param name="Shapes">The shapes of the values that it limits.</param>
public sealed record Constraint(string Keyword, ConstraintKind Kind, ConstraintValue Value, IReadOnlyList<TypeShape> Shapes)
{
    // A keyword of ours, for limits that a provider states in prose only.
    private const string Soft = "x-soft-";

    private static readonly TypeShape[] s_numbers = [TypeShape.Integer, TypeShape.Int32, TypeShape.Number];
    private static readonly TypeShape[] s_texts = [TypeShape.Text, TypeShape.OpenEnum];
    private static readonly TypeShape[] s_lists = [TypeShape.List];

    public static readonly Constraint Minimum = new("minimum", ConstraintKind.LowerBound, ConstraintValue.Number, s_numbers);
    public static readonly Constraint Maximum = new("maximum", ConstraintKind.UpperBound, ConstraintValue.Number, s_numbers);
    public static readonly Constraint ExclusiveMinimum = new("exclusiveMinimum", ConstraintKind.LowerBound, ConstraintValue.Number, s_numbers);
    public static readonly Constraint ExclusiveMaximum = new("exclusiveMaximum", ConstraintKind.UpperBound, ConstraintValue.Number, s_numbers);
    public static readonly Constraint MultipleOf = new("multipleOf", ConstraintKind.Step, ConstraintValue.Number, s_numbers) { Words = "in steps of {0}" };
    public static readonly Constraint MinLength = new("minLength", ConstraintKind.LowerBound, ConstraintValue.Count, s_texts);
    public static readonly Constraint MaxLength = new("maxLength", ConstraintKind.UpperBound, ConstraintValue.Count, s_texts);
    public static readonly Constraint SoftMaxLength = new(Soft + "maxLength", ConstraintKind.UpperBound, ConstraintValue.Count, s_texts) { Words = "the documented maximum is {0} characters" };
    public static readonly Constraint MinItems = new("minItems", ConstraintKind.LowerBound, ConstraintValue.Count, s_lists);
    public static readonly Constraint MaxItems = new("maxItems", ConstraintKind.UpperBound, ConstraintValue.Count, s_lists);
    public static readonly Constraint SoftMaxItems = new(Soft + "maxItems", ConstraintKind.UpperBound, ConstraintValue.Count, s_lists) { Words = "the documented maximum is {0} items" };
    public static readonly Constraint UniqueItems = new("uniqueItems", ConstraintKind.Form, ConstraintValue.Flag, s_lists);
    public static readonly Constraint Pattern = new("pattern", ConstraintKind.Form, ConstraintValue.Text, s_texts);
    public static readonly Constraint Format = new("format", ConstraintKind.Form, ConstraintValue.Text, s_texts);

    /// <summary>All constraints, in the order of the generated tables.</summary>
    public static readonly IReadOnlyList<Constraint> All =
    [
        Minimum, Maximum, ExclusiveMinimum, ExclusiveMaximum, MultipleOf,
        MinLength, MaxLength, SoftMaxLength,
        MinItems, MaxItems, SoftMaxItems, UniqueItems,
        Pattern, Format,
    ];

    private static readonly Dictionary<string, Constraint> s_byKeyword = All.ToDictionary(constraint => constraint.Keyword, StringComparer.Ordinal);

    /// <summary>What documentation says about it, with its value at <c>{0}</c>; null if documentation says it together with another or not at all.</summary>
    public string? Words { get; init; }

    /// <summary>The name in the generated tables: the keyword, <c>softMaxLength</c> for <c>x-soft-maxLength</c>.</summary>
    public string Name { get; } = !Keyword.StartsWith(Soft, StringComparison.Ordinal) ? Keyword
        : "soft" + char.ToUpperInvariant(Keyword[Soft.Length]) + Keyword.Substring(Soft.Length + 1);

    /// <summary>The constraint of this keyword, or null.</summary>
    public static Constraint? Of(string keyword) => s_byKeyword.TryGetValue(keyword, out var constraint) ? constraint : null;

    public bool Limits(TypeShape shape) => Shapes.Contains(shape);

    // There is one object per keyword.
    public bool Equals(Constraint? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Keyword);
}
