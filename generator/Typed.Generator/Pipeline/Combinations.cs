using Microsoft.CodeAnalysis;
using Typed.Schema.Collections;

namespace Typed.Generator.Pipeline;

/// <summary>Combines single values into a value with named parts, so that no step reads <c>Left.Left.Right</c>.</summary>
/// <remarks>
/// The values of steps are classes. For each struct among a step's types, such as a tuple, a new process compiles about a hundred methods of Roslyn's pipeline, because only classes share compiled code.
/// The pairs of classes that are left are also those of the framework's own generators.
/// </remarks>
internal static class Combinations
{
    public static IncrementalValueProvider<EquatableArray<T>> CollectArray<T>(this IncrementalValuesProvider<T> values)
        where T : class, IEquatable<T> => values.Collect().Select(static (items, _) => items.ToEquatableArray());

    public static IncrementalValueProvider<TResult> Combine<T1, T2, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, Func<T1, T2, TResult> make)
        where T1 : class?
        where T2 : class?
        where TResult : class? =>
        first.Combine(second).Select((pair, _) => make(pair.Left, pair.Right));

    public static IncrementalValueProvider<TResult> Combine<T1, T2, T3, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, IncrementalValueProvider<T3> third, Func<T1, T2, T3, TResult> make)
        where T1 : class?
        where T2 : class?
        where T3 : class?
        where TResult : class? =>
        first.Combine(second.Combine(third)).Select((nested, _) =>
        {
            var (a, (b, c)) = nested;
            return make(a, b, c);
        });
}
