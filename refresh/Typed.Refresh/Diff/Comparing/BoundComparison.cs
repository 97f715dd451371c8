using System.Globalization;
using Typed.Refresh.Diff.Changes;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Determines for each bound whether it became narrower or wider.</summary>
internal static class BoundComparison
{
    private static readonly Constraint[] s_ofRange = [Constraint.Minimum, Constraint.Maximum, Constraint.ExclusiveMinimum, Constraint.ExclusiveMaximum];

    public static IEnumerable<BoundChanged> Compare(ConstraintSpec before, ConstraintSpec after) => new[]
    {
        Limit("minimum", (before.Minimum, before.ExclusiveMinimum), (after.Minimum, after.ExclusiveMinimum), isLower: true),
        Limit("maximum", (before.Maximum, before.ExclusiveMaximum), (after.Maximum, after.ExclusiveMaximum), isLower: false),
    }.Concat(Constraint.All.Except(s_ofRange).Select(constraint => Bound(constraint, Number(before[constraint]), Number(after[constraint])))).OfType<BoundChanged>();

    private static BoundChanged? Bound(Constraint constraint, decimal? before, decimal? after)
    {
        if (before == after || constraint.Kind == ConstraintKind.Form)
        {
            return null;
        }

        var isNarrower = constraint.Kind switch
        {
            ConstraintKind.LowerBound => (after ?? 0) > (before ?? 0),
            ConstraintKind.UpperBound => (after ?? decimal.MaxValue) < (before ?? decimal.MaxValue),
            _ => after is { } step && !(before is { } old && old % step == 0),
        };
        return new BoundChanged(constraint.Keyword, before is { } was ? Text(was) : null, after is { } now ? Text(now) : null, isNarrower);
    }

    // A form has no number.
    private static decimal? Number(object? value) => value switch { decimal number => number, int count => count, _ => null };

    // Each side has either an inclusive or an exclusive bound; if the schema has both, the reader keeps the tighter one.
    private static BoundChanged? Limit(string keyword, (decimal? Reached, decimal? Open) before, (decimal? Reached, decimal? Open) after, bool isLower)
    {
        if (before == after)
        {
            return null;
        }

        var isExclusive = after.Reached is null && after.Open is not null;
        var name = !isExclusive ? keyword : isLower ? "exclusiveMinimum" : "exclusiveMaximum";
        var was = before.Reached ?? before.Open;
        var turned = after.Reached ?? after.Open;
        var narrower = turned is { } now && (was is not { } then
            || (isLower ? now > then : now < then)
            || (now == then && isExclusive && before.Reached is not null));
        return new BoundChanged(name, Text(before), Text(after), narrower);
    }

    private static string? Text((decimal? Reached, decimal? Open) bound) =>
        bound.Reached is { } reached ? Text(reached) : bound.Open is { } open ? $"{Text(open)} (exclusive)" : null;

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
