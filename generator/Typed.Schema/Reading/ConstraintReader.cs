using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads the constraints of one value, in the syntax of all drafts.</summary>
public static class ConstraintReader
{
    public static ConstraintSpec Read(SchemaView view, TypeShape shape) => shape switch
    {
        TypeShape.Text or TypeShape.OpenEnum => new ConstraintSpec
        {
            MinLength = view.Count("minLength") is > 0 and var least ? least : null,
            MaxLength = view.Count("maxLength"),
            SoftMaxLength = view.Count("x-soft-maxLength"),
            Pattern = view.Text("pattern"),
            Format = view.Text("format"),
        },
        TypeShape.Integer or TypeShape.Int32 or TypeShape.Number => ReadNumber(view),
        TypeShape.List => new ConstraintSpec
        {
            MinItems = view.Count("minItems") is > 0 and var fewest ? fewest : null,
            MaxItems = view.Count("maxItems"),
            SoftMaxItems = view.Count("x-soft-maxItems"),
            UniqueItems = view.IsTrue("uniqueItems"),
        },
        _ => ConstraintSpec.None,
    };

    /// <summary>Whether all integers that the schema allows fit into 32 bits.</summary>
    public static bool FitsInt32(SchemaView view)
    {
        var constraints = ReadNumber(view);
        return (constraints.Minimum ?? constraints.ExclusiveMinimum) >= int.MinValue
            && (constraints.Maximum ?? constraints.ExclusiveMaximum) <= int.MaxValue;
    }

    private static decimal? Tighter(decimal? stated, decimal? ofFormat, Func<decimal, decimal, decimal> choose) =>
        stated is { } a && ofFormat is { } b ? choose(a, b) : stated ?? ofFormat;

    private static ConstraintSpec ReadNumber(SchemaView view)
    {
        var isInt32 = view.Text("format") == "int32";
        var minimum = Tighter(view.Decimal("minimum"), isInt32 ? int.MinValue : null, Math.Max);
        var maximum = Tighter(view.Decimal("maximum"), isInt32 ? int.MaxValue : null, Math.Min);
        // In draft 4, Booleans make minimum and maximum exclusive; later drafts have numbers.
        var above = view.IsTrue("exclusiveMinimum") ? minimum : view.Decimal("exclusiveMinimum");
        var below = view.IsTrue("exclusiveMaximum") ? maximum : view.Decimal("exclusiveMaximum");
        return new ConstraintSpec
        {
            Minimum = above >= minimum ? null : minimum,
            Maximum = below <= maximum ? null : maximum,
            ExclusiveMinimum = above is not null && minimum > above ? null : above,
            ExclusiveMaximum = below is not null && maximum < below ? null : below,
            MultipleOf = view.Decimal("multipleOf") is > 0 and var step ? step : null,
        };
    }
}
