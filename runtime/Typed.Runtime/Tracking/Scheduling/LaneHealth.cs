using System.Collections.Concurrent;

namespace Typed.Tracking.Scheduling;

/// <summary>The health of one provider, derived from its answers.</summary>
internal sealed class LaneHealth
{
    private const int ManyUnusable = 3;
    private const int MostUnknown = 100;
    private readonly ConcurrentDictionary<string, bool> _unknownStatuses = new(StringComparer.Ordinal);
    private int _refused;
    private int _unusable;

    /// <summary>The newest error; null if the newest answer was usable.</summary>
    public TypedException? LastError { get; private set; }

    /// <summary>Status texts that the client does not know. Jobs with such a status stay open.</summary>
    public ICollection<string> UnknownStatuses => _unknownStatuses.Keys;

    public void Usable()
    {
        LastError = null;
        _refused = _unusable = 0;
    }

    /// <summary>Records that the provider cannot be reached, or refuses because of the rate limit.</summary>
    /// <returns>The number of consecutive occurrences.</returns>
    public int Refused(TypedException error)
    {
        LastError = error;
        return _refused = Math.Min(_refused + 1, 1000);
    }

    /// <summary>Records an unusable answer.</summary>
    /// <returns>The number of consecutive occurrences beyond those that one bad job explains; 0 if a single job may be the cause.</returns>
    public int Unusable(TypedException error)
    {
        LastError = error;
        _unusable = Math.Min(_unusable + 1, 1000);
        return Math.Max(0, _unusable - ManyUnusable + 1);
    }

    /// <summary>Records an unknown status text. Returns true if the text is new.</summary>
    public bool AddUnknownStatus(string text) => _unknownStatuses.Count < MostUnknown && _unknownStatuses.TryAdd(text, true);
}
