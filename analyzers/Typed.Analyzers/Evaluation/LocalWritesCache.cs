using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>Caches the results for the most recent bodies. All analyzers process one body before the driver continues with the next.</summary>
/// <remarks>A weak table would keep all of them, and each entry is a handle that every garbage collection visits.</remarks>
internal sealed class LocalWritesCache
{
    // Concurrent analysis processes several bodies in parallel. Must be a power of two.
    private const int Size = 32;

    private readonly Entry?[] _entries = new Entry?[Size];

    public LocalWrites Of(IOperation body, CancellationToken cancellationToken)
    {
        ref var place = ref _entries[RuntimeHelpers.GetHashCode(body) & (Size - 1)];
        if (Volatile.Read(ref place) is { } known && ReferenceEquals(known.Body, body))
        {
            return known.Writes;
        }

        var entry = new Entry(body, LocalWrites.In(body, cancellationToken));
        Volatile.Write(ref place, entry);
        return entry.Writes;
    }

    private sealed class Entry(IOperation body, LocalWrites writes)
    {
        public IOperation Body { get; } = body;

        public LocalWrites Writes { get; } = writes;
    }
}
