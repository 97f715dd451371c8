using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>Caches one computed value for each symbol definition.</summary>
/// <remarks>
/// A definition is a single object within a compilation, so references are compared. That costs a fraction of comparing symbols.
/// Other symbols are not single objects: Roslyn creates a new type object for each nullability annotation.
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
