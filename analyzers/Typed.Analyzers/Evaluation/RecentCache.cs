namespace Typed.Analyzers.Evaluation;

/// <summary>Caches one value for each of the most recent keys. All analyzers process one body before the driver continues with the next.</summary>
/// <remarks>
/// A weak table would keep all of them, and each entry is a handle that every garbage collection visits. Comparing a few references costs less than hashing one.
/// </remarks>
internal sealed class RecentCache<TKey, TValue>
    where TKey : class
{
    // Concurrent analysis processes several bodies in parallel, but a new body compares its key with all. Must be a power of two.
    private const int Size = 8;

    private readonly Entry?[] _entries = new Entry?[Size];
    private int _newest;

    /// <summary>Gets the value that was added for this key, compared by reference.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        var entries = _entries;
        // The newest first. Another thread may add meanwhile: at worst a value is computed again.
        for (int i = _newest, end = i - Size; i > end; i--)
        {
            if (Volatile.Read(ref entries[i & (Size - 1)]) is not { } known)
            {
                break;
            }

            if (ReferenceEquals(known.Key, key))
            {
                value = known.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Keeps the value until newer keys take its place.</summary>
    public TValue Add(TKey key, TValue value)
    {
        var next = _newest + 1;
        Volatile.Write(ref _entries[next & (Size - 1)], new Entry(key, value));
        _newest = next;
        return value;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public readonly TKey Key = key;

        public readonly TValue Value = value;
    }
}
