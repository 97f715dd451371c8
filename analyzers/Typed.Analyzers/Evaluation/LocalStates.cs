using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>The locals of one body. Most bodies have few.</summary>
internal sealed class LocalStates
{
    // More locals than this are found by hash.
    private const int Few = 8;

    private readonly List<LocalState> _few = [];
    private Dictionary<ILocalSymbol, LocalState>? _many;

    public LocalState Of(ILocalSymbol local) => Find(local) ?? Added(new LocalState(local));

    public LocalState? Find(ILocalSymbol local)
    {
        foreach (var state in _few)
        {
            if (ReferenceEquals(state.Local, local))
            {
                return state;
            }
        }

        if (_many is not null)
        {
            return _many.TryGetValue(local, out var found) ? found : null;
        }

        foreach (var state in _few)
        {
            if (ByName.Instance.Equals(state.Local, local))
            {
                return state;
            }
        }

        return null;
    }

    private LocalState Added(LocalState state)
    {
        if (_few.Count < Few)
        {
            _few.Add(state);
            return state;
        }

        _many ??= _few.ToDictionary(known => known.Local, ByName.Instance);
        return _many[state.Local] = state;
    }

    // Hashing a local's name costs a fraction of hashing the symbol, which includes all that contains it.
    private sealed class ByName : IEqualityComparer<ILocalSymbol>
    {
        public static readonly ByName Instance = new();

        public bool Equals(ILocalSymbol? x, ILocalSymbol? y) => ReferenceEquals(x, y) || SymbolEqualityComparer.Default.Equals(x, y);

        public int GetHashCode(ILocalSymbol obj) => StringComparer.Ordinal.GetHashCode(obj.Name);
    }
}
