using System.Collections.Concurrent;

namespace Typed.Tracking.Scheduling;

/// <summary>What the answers of one provider say about the provider itself.</summary>
internal sealed class LaneHealth
{
    private const int ManyUnusable = 3;
    private const int MostUnknown = 100;
    private readonly ConcurrentDictionary<string, bool> _unknownStatuses = new(StringComparer.Ordinal);
    private int _refused;
    private int _unusable;

    /// <summary>The newest error; null if the newest answer could be used.</summary>
    public TypedException? LastError { get; private set; }

    /// <summary>Status texts that the client does not know; jobs with them stay open.</summary>
    public ICollection<string> UnknownStatuses => _unknownStatuses.Keys;

    public void Usable()
    {
        LastError = null;
        _refused = _unusable = 0;
    }

    /// <summary>The provider cannot be reached, or refuses for the number of requests.</summary>
    /// <returns>How often in a row.</returns>
    public int Refused(TypedException error)
    {
        LastError = error;
        return _refused = Math.Min(_refused + 1, 1000);
    }

    /// <summary>An answer came that cannot be used.</summary>
    /// <returns>How often in a row beyond what one bad job explains; 0 if one may be at fault.</returns>
    public int Unusable(TypedException error)
    {
        LastError = error;
        _unusable = Math.Min(_unusable + 1, 1000);
        return Math.Max(0, _unusable - ManyUnusable + 1);
    }

    /// <summary>True if the text is new.</summary>
    public bool AddUnknownStatus(string text) => _unknownStatuses.Count < MostUnknown && _unknownStatuses.TryAdd(text, true);
}
