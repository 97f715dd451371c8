using System.Reflection;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>One member of a pair of numbers that is short for an object.</summary>
/// <param name="Property">The object's property that it becomes.</param>
/// <param name="IsFirst">Whether it is the first of the pair.</param>
internal sealed record SweepPairMember(PropertyInfo Property, bool IsFirst)
{
    // Within the limits of every model that takes a size.
    private const int Other = 1024;

    public string Code(string expression) => IsFirst ? $"({expression}, {Other})" : $"({Other}, {expression})";

    public object Pair(int value) => IsFirst ? (value, Other) : (Other, value);
}
