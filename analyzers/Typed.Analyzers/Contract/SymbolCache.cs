using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>What is worked out once for each symbol's definition.</summary>
/// <remarks>
/// A definition is one object for all of a compilation, so that references are compared, which costs a fraction of comparing symbols.
/// Anything else is not: Roslyn makes a new object for a type each time that it is known to be null or not.
/// </remarks>
internal sealed class SymbolCache<TSymbol, TValue>(Func<TSymbol, TValue> read)
    where TSymbol : class, ISymbol
{
    private readonly ConcurrentDictionary<TSymbol, TValue> _values = new(new SameObject());

    public TValue Of(TSymbol symbol)
    {
        var definition = (TSymbol)symbol.OriginalDefinition;
        return _values.TryGetValue(definition, out var value) ? value : _values.GetOrAdd(definition, read);
    }

    private sealed class SameObject : IEqualityComparer<TSymbol>
    {
        public bool Equals(TSymbol? x, TSymbol? y) => ReferenceEquals(x, y);

        public int GetHashCode(TSymbol obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
