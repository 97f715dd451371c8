using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>The known values of an expression.</summary>
internal sealed class ValueSet
{
    /// <summary>Nothing is known.</summary>
    public static readonly ValueSet Unknown = new(ImmutableArray<KnownValue>.Empty, isComplete: false);

    /// <summary>The expression never yields a value because it throws.</summary>
    public static readonly ValueSet None = new(ImmutableArray<KnownValue>.Empty, isComplete: true);

    private ValueSet(ImmutableArray<KnownValue> values, bool isComplete)
    {
        Values = values;
        IsComplete = isComplete;
    }

    public ImmutableArray<KnownValue> Values { get; }

    /// <summary>Whether there are no values besides <see cref="Values"/>.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the expression always has the same single value.</summary>
    public bool IsSingle => IsComplete && Values.Length == 1;

    // An omitted argument is not written anywhere near the call.
    public static ValueSet Of(object? value, IOperation operand) =>
        new(ImmutableArray.Create(new KnownValue(value, operand, IsReplaceable: !operand.IsImplicit)), isComplete: true);

    /// <summary>One value.</summary>
    public static ValueSet Of(KnownValue value) => new(ImmutableArray.Create(value), isComplete: true);

    public ValueSet Union(ValueSet other) => new(Values.AddRange(other.Values), IsComplete && other.IsComplete);

    /// <summary>Maps each value; null from the selector means unknown.</summary>
    public ValueSet Select(Func<KnownValue, KnownValue?> selector)
    {
        if (Values.Length == 1)
        {
            return selector(Values[0]) is not { } only ? Unknown : ReferenceEquals(only, Values[0]) ? this : new(ImmutableArray.Create(only), IsComplete);
        }

        var selected = ImmutableArray.CreateBuilder<KnownValue>(Values.Length);
        foreach (var value in Values)
        {
            if (selector(value) is { } known)
            {
                selected.Add(known);
            }
        }

        return new(selected.ToImmutable(), IsComplete && selected.Count == Values.Length);
    }

    /// <summary>The values without null.</summary>
    public ValueSet WithoutNull() => new(Values.RemoveAll(value => value.Value is null), IsComplete);

    /// <summary>The values as seen at a reference to where they are written.</summary>
    public ValueSet SeenAt(IOperation reference)
    {
        if (Values.Length == 1)
        {
            var only = Values[0];
            return new(ImmutableArray.Create(new KnownValue(only.Value, reference, IsReplaceable: IsComplete, only.Origin ?? only.Operand.Syntax, only.IsOneOfSeveral || !IsComplete)), IsComplete);
        }

        var seen = ImmutableArray.CreateBuilder<KnownValue>(Values.Length);
        var distinct = new HashSet<object>();
        foreach (var value in Values)
        {
            if (value.Value is null || distinct.Add(value.Value))
            {
                seen.Add(new KnownValue(value.Value, reference, IsReplaceable: IsComplete, value.Origin ?? value.Operand.Syntax, value.IsOneOfSeveral || !IsComplete));
            }
        }

        // The reference represents all values, so none can be replaced without the others.
        return seen.Count == 1
            ? new(seen.ToImmutable(), IsComplete)
            : new(seen.Select(value => value with { IsReplaceable = false, IsOneOfSeveral = true }).ToImmutableArray(), IsComplete);
    }
}
