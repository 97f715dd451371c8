using System.Globalization;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the range and step of a number, in decimals.</summary>
internal static class NumberChecks
{
    public static void Run(in ConstraintReport report, KnownValue known)
    {
        var field = report.Field;
        if (ExactNumber.Of(known.Value) is not { } number)
        {
            if (known.Value is double or float && NumericConversion.ToDouble(known.Value) is { } real && IsOutOfRange(field, real))
            {
                report.Add(Descriptors.NumberOutOfRange, known, ConstraintText.Range(field), real.ToString(CultureInfo.InvariantCulture));
            }

            return;
        }

        if (!field.IsNumeric)
        {
            return;
        }

        if (number < field.Minimum || number > field.Maximum || number <= field.ExclusiveMinimum || number >= field.ExclusiveMaximum)
        {
            var isLow = number < field.Minimum || number <= field.ExclusiveMinimum;
            report.Add(
                Descriptors.NumberOutOfRange, known, FixData.Use(NearestBound(field, isLow, IsWhole(known.Value))), ConstraintText.Range(field), ConstraintText.Number(known, number));
        }
        else if (field.MultipleOf is { } step && number % step != 0)
        {
            report.Add(
                Descriptors.NumberOffStep, known, FixData.Use(NearestSteps(field, number, step)), ExactNumber.Text(step), ConstraintText.Number(known, number));
        }
    }

    // Not a JSON number, or outside the range of decimal and therefore beyond any bound.
    private static bool IsOutOfRange(RecordField field, double real) =>
        double.IsNaN(real) || double.IsInfinity(real)
        || (real < 0 ? field.Minimum ?? field.ExclusiveMinimum : field.Maximum ?? field.ExclusiveMaximum) is not null;

    private static IEnumerable<string> NearestBound(RecordField field, bool isLow, bool isWhole)
    {
        // Only whole numbers have a first number inside an exclusive bound.
        var bound = isLow
            ? field.Minimum is { } least && !(least <= field.ExclusiveMinimum) ? isWhole ? decimal.Ceiling(least) : least
                : isWhole && field.ExclusiveMinimum is { } above ? decimal.Floor(above) + 1 : (decimal?)null
            : field.Maximum is { } most && !(most >= field.ExclusiveMaximum) ? isWhole ? decimal.Floor(most) : most
                : isWhole && field.ExclusiveMaximum is { } below ? decimal.Ceiling(below) - 1 : null;
        return bound is { } value && IsAllowed(field, value) ? [ExactNumber.Text(value)] : [];
    }

    private static IEnumerable<string> NearestSteps(RecordField field, decimal number, decimal step)
    {
        var below = decimal.Floor(number / step) * step;
        return from candidate in new[] { below, below + step }
               where IsAllowed(field, candidate)
               orderby Math.Abs(candidate - number), candidate
               select ExactNumber.Text(candidate);
    }

    private static bool IsAllowed(RecordField field, decimal number) =>
        !(number < field.Minimum || number > field.Maximum || number <= field.ExclusiveMinimum || number >= field.ExclusiveMaximum
            || (field.MultipleOf is { } step && number % step != 0));

    private static bool IsWhole(object? value) => value is not (double or float or decimal);
}
