namespace Typed.Tracking.Journal.Files;

/// <summary>Finds the job that holds a text, by the text's digest. One job at a time holds it. The default digest stands for no text.</summary>
internal sealed class DigestIndex
{
    private readonly Dictionary<UInt128, Guid> _holders = [];

    /// <summary>Makes room for this many jobs.</summary>
    public void Reserve(int count) => _holders.EnsureCapacity(count);

    public bool TryFind(UInt128 digest, out Guid key) => _holders.TryGetValue(digest, out key);

    /// <summary>Makes a job the holder, in place of any other.</summary>
    public void Set(UInt128 digest, Guid key)
    {
        if (digest != default)
        {
            _holders[digest] = key;
        }
    }

    /// <summary>Makes a job the holder unless there is one.</summary>
    public void Add(UInt128 digest, Guid key)
    {
        if (digest != default)
        {
            _holders.TryAdd(digest, key);
        }
    }

    /// <summary>Removes a holder. Does nothing if another job is the holder.</summary>
    public void Remove(UInt128 digest, Guid key)
    {
        if (digest != default && _holders.TryGetValue(digest, out var holder) && holder == key)
        {
            _holders.Remove(digest);
        }
    }
}
