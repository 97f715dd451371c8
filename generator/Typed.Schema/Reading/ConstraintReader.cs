using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads the constraints of one value, in the syntax of all drafts.</summary>
public static class ConstraintReader
{
    public static ConstraintSpec Read(SchemaView view, TypeShape shape) => shape is TypeShape.Integer or TypeShape.Int32 or TypeShape.Number
        ? ReadNumber(view)
        : new ConstraintSpec(Constraint.All.Where(constraint => constraint.Limits(shape)).Select(constraint => (constraint, Value(view, constraint))).ToArray());

    // A lower bound of 0 and a step of 0 limit nothing.
    private static object? Value(SchemaView view, Constraint constraint) => (constraint.Value, constraint.Kind) switch
    {
        (ConstraintValue.Number, ConstraintKind.Step) => view.Decimal(constraint.Keyword) is > 0 and var step ? step : null,
        (ConstraintValue.Number, _) => view.Decimal(constraint.Keyword),
        (ConstraintValue.Count, ConstraintKind.LowerBound) => view.Count(constraint.Keyword) is > 0 and var least ? least : null,
        (ConstraintValue.Count, _) => view.Count(constraint.Keyword),
        (ConstraintValue.Text, _) => view.Text(constraint.Keyword),
        _ => view.IsTrue(constraint.Keyword) ? true : null,
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
        return new ConstraintSpec(
        [
            .. Constraint.All.Where(constraint => constraint.Limits(TypeShape.Number)).Select(constraint => (constraint, Value(view, constraint))),
            (Constraint.Minimum, above >= minimum ? null : minimum),
            (Constraint.Maximum, below <= maximum ? null : maximum),
            (Constraint.ExclusiveMinimum, above is not null && minimum > above ? null : above),
            (Constraint.ExclusiveMaximum, below is not null && maximum < below ? null : below),
        ]);
    }
}
