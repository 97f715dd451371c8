using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>Caches one computed value for each symbol definition.</summary>
/// <remarks>
/// A definition is a single object within a compilation, so references are compared. That costs a fraction of comparing symbols.
/// Other symbols are not single objects: Roslyn creates a new type object for each nullability annotation.
/// The same few symbols are looked up again and again, so the most recent ones are found without the dictionary and its comparer.
/// </remarks>
internal sealed class SymbolCache<TSymbol, TValue>(Func<TSymbol, TValue> read)
    where TSymbol : class, ISymbol
{
    // Must be a power of two.
    private const int RecentSize = 64;

    private readonly ConcurrentDictionary<TSymbol, TValue> _values = new(new SameObject());
    private readonly Entry?[] _recent = new Entry?[RecentSize];

    public TValue Of(TSymbol symbol)
    {
        // Most symbols are definitions. Asking for the definition costs more than this comparison.
        if (Volatile.Read(ref Recent(symbol)) is { } same && ReferenceEquals(same.Definition, symbol))
        {
            return same.Value;
        }

        var definition = symbol.OriginalDefinition;
        ref var place = ref Recent(definition);
        if (Volatile.Read(ref place) is { } known && ReferenceEquals(known.Definition, definition))
        {
            return known.Value;
        }

        var entry = new Entry(definition, _values.GetOrAdd((TSymbol)definition, read));
        Volatile.Write(ref place, entry);
        return entry.Value;
    }

    private ref Entry? Recent(ISymbol symbol) => ref _recent[RuntimeHelpers.GetHashCode(symbol) & (RecentSize - 1)];

    private sealed class Entry(ISymbol definition, TValue value)
    {
        public ISymbol Definition { get; } = definition;

        public TValue Value { get; } = value;
    }

    private sealed class SameObject : IEqualityComparer<TSymbol>
    {
        public bool Equals(TSymbol? x, TSymbol? y) => ReferenceEquals(x, y);

        public int GetHashCode(TSymbol obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
