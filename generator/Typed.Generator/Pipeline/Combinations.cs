using Microsoft.CodeAnalysis;

namespace Typed.Generator.Pipeline;

/// <summary>Combines single values into a value with named parts, so that no step reads <c>Left.Left.Right</c>.</summary>
internal static class Combinations
{
    public static IncrementalValueProvider<TResult> Combine<T1, T2, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, Func<T1, T2, TResult> make) =>
        first.Combine(second).Select((pair, _) => make(pair.Left, pair.Right));

    public static IncrementalValueProvider<TResult> Combine<T1, T2, T3, TResult>(
        this IncrementalValueProvider<T1> first, IncrementalValueProvider<T2> second, IncrementalValueProvider<T3> third, Func<T1, T2, T3, TResult> make) =>
        first.Combine(second.Combine(third)).Select((nested, _) =>
        {
            var (a, (b, c)) = nested;
            return make(a, b, c);
        });
}
