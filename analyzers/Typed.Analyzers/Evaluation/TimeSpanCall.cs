using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Evaluates all overloads of <c>TimeSpan.From…</c> and <c>new TimeSpan(…)</c>, and the parts of a time. A parameter's name determines its unit.</summary>
internal static class TimeSpanCall
{
    public static ValueSet Evaluate(IOperation call, string method, ImmutableArray<IArgumentOperation> arguments, Func<IOperation, ValueSet> evaluate)
    {
        var total = 0m;
        ValueSet? several = null;
        var severalUnit = 0L;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is null || TimeUnit.TicksOf(argument.Parameter.Name, method) is not { } unit)
            {
                return ValueSet.Unknown;
            }

            var values = evaluate(argument.Value);
            if (values.IsSingle && IsWithin(values.Values[0].Operand, call) && TimeUnit.Ticks(values.Values[0].Value, unit) is { } ticks)
            {
                total += ticks;
            }
            else if (several is null)
            {
                (several, severalUnit) = (values, unit);
            }
            else
            {
                return ValueSet.Unknown;
            }
        }

        if (several is null)
        {
            return Time(total) is { } time ? ValueSet.Of(time, call) : ValueSet.Unknown;
        }

        return several.Select(value => TimeUnit.Ticks(value.Value, severalUnit) is { } ticks && Time(total + ticks) is { } time
            ? value with { Value = time, IsReplaceable = false }
            : null);
    }

    /// <summary><c>time.TotalSeconds</c>, <c>time.Seconds</c> and the same of minutes and milliseconds.</summary>
    public static ValueSet Part(IPropertyReferenceOperation property, ValueSet times) => times.Select(known =>
    {
        object? part = known.Value is not TimeSpan time ? null : property.Property.Name switch
        {
            nameof(TimeSpan.TotalMilliseconds) => time.TotalMilliseconds,
            nameof(TimeSpan.TotalSeconds) => time.TotalSeconds,
            nameof(TimeSpan.TotalMinutes) => time.TotalMinutes,
            nameof(TimeSpan.Milliseconds) => time.Milliseconds,
            nameof(TimeSpan.Seconds) => time.Seconds,
            nameof(TimeSpan.Minutes) => time.Minutes,
            _ => null,
        };
        return part is null ? null
            : times.IsSingle ? new KnownValue(part, property, Origin: known.Origin, IsOneOfSeveral: known.IsOneOfSeveral)
            : known with { Value = part, IsReplaceable = false };
    });

    // The argument of a helper is written elsewhere, and is found there.
    private static bool IsWithin(IOperation operand, IOperation call) =>
        operand.Syntax.SyntaxTree == call.Syntax.SyntaxTree && call.Syntax.Span.Contains(operand.Syntax.Span);

    private static TimeSpan? Time(decimal ticks) =>
        ticks is >= long.MinValue and <= long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
}
