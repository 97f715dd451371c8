using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Constraints;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>A field of a model with the values that its constraints make worth trying: each bound, what is inside, and what is just outside.</summary>
internal sealed class SweepField
{
    private SweepField(PropertyInfo property, ParamAttribute param, Type type)
    {
        Property = property;
        Param = param;
        Type = type;
    }

    public PropertyInfo Property { get; }

    public ParamAttribute Param { get; }

    /// <summary>The property's type without its nullability.</summary>
    public Type Type { get; }

    public bool IsList => Type == typeof(IReadOnlyList<string>);

    public bool IsDuration => Type.IsEnum && Param.Role == ParamRole.Duration;

    /// <summary>The type of the literals, as C# writes it.</summary>
    public string LiteralType => Type.IsEnum ? "int" : Type == typeof(string) ? "string" : Type == typeof(double) ? "double" : Type == typeof(long) ? "long" : "int";

    public static IEnumerable<SweepField> Of(Type record) =>
        from property in record.GetProperties()
        let param = property.GetCustomAttribute<ParamAttribute>()
        where param is not null
        let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where type.IsEnum || type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(IReadOnlyList<string>)
        select new SweepField(property, param, type);

    public IEnumerable<SweepValue> Values() =>
        Type.IsEnum ? Choices() : Type == typeof(string) ? Texts() : IsList ? Lists() : Numbers();

    private IEnumerable<SweepValue> Choices()
    {
        var numbers = Enum.GetValues(Type).Cast<object>().Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)).ToArray();
        var id = Param.Role switch
        {
            ParamRole.Duration => DiagnosticIds.InvalidDuration,
            ParamRole.Resolution => DiagnosticIds.InvalidResolution,
            ParamRole.AspectRatio => DiagnosticIds.InvalidAspectRatio,
            _ => DiagnosticIds.UndefinedEnumeratedValue,
        };
        var tried = numbers.Concat(numbers.SelectMany(number => new[] { number - 1, number + 1 })).Concat([0, 7, -3, 1080, int.MaxValue]).Distinct();
        return tried.Select(number => new SweepValue(number.ToString(CultureInfo.InvariantCulture), Enum.ToObject(Type, number), numbers.Contains(number) ? null : id));
    }

    private IEnumerable<SweepValue> Numbers()
    {
        var step = Param.MultipleOf > 0 ? Param.MultipleOf : Type == typeof(double) ? 0.25 : 1;
        if (!new[] { Param.Minimum, Param.Maximum, Param.ExclusiveMinimum, Param.ExclusiveMaximum }.Any(double.IsFinite))
        {
            yield return Number(-1);
            yield return Number(0);
            yield return Number(42);
        }

        foreach (var bound in new[] { Param.Minimum, Param.Maximum, Param.ExclusiveMinimum, Param.ExclusiveMaximum }.Where(double.IsFinite))
        {
            foreach (var number in new[] { bound, bound + step, bound - step })
            {
                yield return Number(number);
            }
        }

        if (Param.MultipleOf > 0)
        {
            for (var i = 1; i < 10; i++)
            {
                yield return Number((double)((decimal)step * i));
                yield return Number((double)((decimal)step * i) + (step / 2));
            }
        }
    }

    private SweepValue Number(double number)
    {
        var exact = (decimal)number;
        var id = number < Param.Minimum || number > Param.Maximum || number <= Param.ExclusiveMinimum || number >= Param.ExclusiveMaximum ? DiagnosticIds.NumberOutOfRange
            : Param.MultipleOf > 0 && exact % (decimal)Param.MultipleOf != 0 ? DiagnosticIds.NumberOffStep
            : null;
        return new(exact.ToString(CultureInfo.InvariantCulture) + (Type == typeof(double) ? "d" : ""), Convert.ChangeType(exact, Type, CultureInfo.InvariantCulture), id);
    }

    private IEnumerable<SweepValue> Lists()
    {
        var limits = new[] { Param.MinItems, Param.MaxItems, Param.SoftMaxItems }.Where(limit => limit is > 0 and < 100);
        foreach (var count in limits.SelectMany(limit => new[] { limit - 1, limit, limit + 1 }).Concat([0, 1, 2]).Distinct().Order())
        {
            var items = Enumerable.Range(1, count).Select(number => "https://example.com/" + number.ToString(CultureInfo.InvariantCulture)).ToArray();
            yield return new SweepValue(
                $"[{string.Join(", ", items.Select(item => $"\"{item}\""))}]",
                items,
                count < Param.MinItems || count > Param.MaxItems ? DiagnosticIds.ItemCount : count > Param.SoftMaxItems ? DiagnosticIds.DocumentedItemCount : null);
        }

        if (Property.IsDefined(typeof(RequiredMemberAttribute)))
        {
            yield return new SweepValue("null", null, DiagnosticIds.RequiredIsNull);
        }
    }

    private IEnumerable<SweepValue> Texts()
    {
        if (Param.Media is not null)
        {
            yield return Text("https://example.com/" + Param.Name, null);
            yield break;
        }

        yield return Text(new string('x', Math.Max(3, Param.MinLength)), null);
        if (Param.MinLength > 0)
        {
            yield return Text(new string('x', Param.MinLength), null);
            yield return Text(new string('x', Param.MinLength - 1), DiagnosticIds.TextLength);
        }

        // Longer ones would make the test slow, and say the same.
        if (Param.MaxLength <= 2500)
        {
            yield return Text(new string('x', Param.MaxLength), null);
            yield return Text(new string('x', Param.MaxLength + 1), DiagnosticIds.TextLength);
            yield return Text(string.Concat(Enumerable.Repeat("\U0001F600", Param.MaxLength)), null);
        }

        if (Property.IsDefined(typeof(RequiredMemberAttribute)))
        {
            yield return new SweepValue("null", null, DiagnosticIds.RequiredIsNull);
        }
    }

    private static SweepValue Text(string text, string? id) => new(SymbolDisplay.FormatLiteral(text, quote: true), text, id);
}
