using System.Globalization;
using Typed.Refresh.Diff.Changes;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Determines for each bound whether it became narrower or wider.</summary>
internal static class BoundComparison
{
    public static IEnumerable<BoundChanged> Compare(ConstraintSpec before, ConstraintSpec after) => new[]
    {
        Limit("minimum", (before.Minimum, before.ExclusiveMinimum), (after.Minimum, after.ExclusiveMinimum), isLower: true),
        Limit("maximum", (before.Maximum, before.ExclusiveMaximum), (after.Maximum, after.ExclusiveMaximum), isLower: false),
        Step(before.MultipleOf, after.MultipleOf),
        Least("minLength", before.MinLength, after.MinLength),
        Most("maxLength", before.MaxLength, after.MaxLength),
        Most("x-soft-maxLength", before.SoftMaxLength, after.SoftMaxLength),
        Least("minItems", before.MinItems, after.MinItems),
        Most("maxItems", before.MaxItems, after.MaxItems),
        Most("x-soft-maxItems", before.SoftMaxItems, after.SoftMaxItems),
    }.OfType<BoundChanged>();

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

    private static BoundChanged? Step(decimal? before, decimal? after) =>
        before == after ? null
        : new BoundChanged("multipleOf", before is { } was ? Text(was) : null, after is { } now ? Text(now) : null, after is { } step && !(before is { } old && old % step == 0));

    private static BoundChanged? Least(string keyword, int? before, int? after) =>
        before == after ? null : new BoundChanged(keyword, Text(before), Text(after), (after ?? 0) > (before ?? 0));

    private static BoundChanged? Most(string keyword, int? before, int? after) =>
        before == after ? null : new BoundChanged(keyword, Text(before), Text(after), (after ?? int.MaxValue) < (before ?? int.MaxValue));

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
