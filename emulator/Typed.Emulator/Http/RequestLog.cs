namespace Typed.Emulator.Http;

/// <summary>Counts every request that reached the emulator, answered or not, so that a test can prove "sent once" or "not sent".</summary>
public sealed class RequestLog
{
    private const int MaxKept = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Queue<ReceivedRequest> _latest = new();
    private int _total;

    /// <summary>All requests.</summary>
    public int Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>The latest ten thousand requests, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Latest
    {
        get
        {
            lock (_gate)
            {
                return [.. _latest];
            }
        }
    }

    /// <summary>Requests per route, for those that had any.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_counts, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>How many requests a route had. Names are in <see cref="Routes"/>.</summary>
    public int Count(string route)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(route);
        }
    }

    internal void Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            _total++;
            _counts[request.Route] = _counts.GetValueOrDefault(request.Route) + 1;
            _latest.Enqueue(request);
            if (_latest.Count > MaxKept)
            {
                _latest.Dequeue();
            }
        }
    }
}

/// <summary>One request as it arrived.</summary>
/// <param name="Route">The emulated call; see <see cref="Routes"/>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="At">When, by the emulator's clock.</param>
public sealed record ReceivedRequest(string Route, string Method, string Path, DateTimeOffset At);
