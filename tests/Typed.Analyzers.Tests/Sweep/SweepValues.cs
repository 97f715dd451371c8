using System.Globalization;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The values that a field's constraints make worth trying: each bound, what is inside, and what is just outside.</summary>
internal static class SweepValues
{
    public static IEnumerable<SweepValue> Of(SweepField field) => field.Shape switch
    {
        SweepShape.Choice => Choices(field),
        SweepShape.Number => Numbers(field),
        SweepShape.Flag => [new("true", true, null), new("false", false, null)],
        SweepShape.OpenText => [.. Listed(field).Select(value => new SweepValue($"\"{value}\"", value, null)), new("\"anything else\"", "anything else", null)],
        SweepShape.List => SweepListValues.Of(field),
        SweepShape.Media => SweepTexts.Media(field),
        _ => SweepTexts.Of(field),
    };

    private static IEnumerable<SweepValue> Choices(SweepField field)
    {
        var numbers = Enum.GetValues(field.Type).Cast<object>().Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)).ToArray();
        var id = field.Param.Role switch
        {
            ParamRole.Duration => DiagnosticIds.InvalidDuration,
            ParamRole.Resolution => DiagnosticIds.InvalidResolution,
            ParamRole.AspectRatio => DiagnosticIds.InvalidAspectRatio,
            _ => DiagnosticIds.UndefinedEnumeratedValue,
        };
        var tried = numbers.Concat(numbers.SelectMany(number => new[] { number - 1, number + 1 })).Concat([0, 7, -3, 1080, int.MaxValue]).Distinct();
        return tried.Select(number => new SweepValue(number.ToString(CultureInfo.InvariantCulture), Enum.ToObject(field.Type, number), numbers.Contains(number) ? null : id));
    }

    // Two of the values that an open enum lists.
    private static IEnumerable<string> Listed(SweepField field) =>
        field.Type.GetProperties().Where(property => property.PropertyType == field.Type).Take(2).Select(property => property.GetValue(null)!.ToString()!);

    private static IEnumerable<SweepValue> Numbers(SweepField field)
    {
        var param = field.Param;
        var step = param.MultipleOf > 0 ? param.MultipleOf : field.Type == typeof(double) ? 0.25 : 1;
        var bounds = new[] { param.Minimum, param.Maximum, param.ExclusiveMinimum, param.ExclusiveMaximum }.Where(double.IsFinite).ToArray();
        var numbers = bounds.Length == 0 ? [-1, 0, 42] : bounds.SelectMany(bound => new[] { bound, bound + step, bound - step });
        var steps = param.MultipleOf > 0
            ? Enumerable.Range(1, 9).SelectMany(i => new[] { (double)((decimal)step * i), (double)((decimal)step * i) + (step / 2) })
            : [];
        return numbers.Concat(steps).Distinct().Select(number => Number(field, number));
    }

    private static SweepValue Number(SweepField field, double number)
    {
        var param = field.Param;
        var exact = (decimal)number;
        var id = number < param.Minimum || number > param.Maximum || number <= param.ExclusiveMinimum || number >= param.ExclusiveMaximum ? DiagnosticIds.NumberOutOfRange
            : param.MultipleOf > 0 && exact % (decimal)param.MultipleOf != 0 ? DiagnosticIds.NumberOffStep
            : null;
        return new(exact.ToString(CultureInfo.InvariantCulture) + (field.Type == typeof(double) ? "d" : ""), Convert.ChangeType(exact, field.Type, CultureInfo.InvariantCulture), id);
    }
}
