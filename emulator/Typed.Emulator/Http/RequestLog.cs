namespace Typed.Emulator.Http;

/// <summary>Counts every request that reached the emulator, answered or not, so that tests can verify "sent once" or "not sent".</summary>
public sealed class RequestLog
{
    private const int MaxKept = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Queue<ReceivedRequest> _latest = new();
    private int _total;

    /// <summary>The number of all requests.</summary>
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

    /// <summary>The latest 10,000 requests, oldest first.</summary>
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

    /// <summary>The number of requests per route, for routes with at least one.</summary>
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

    /// <summary>Gets the number of requests to a route. Names are in <see cref="Routes"/>.</summary>
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

/// <summary>One request as received.</summary>
/// <param name="Route">The emulated call; see <see cref="Routes"/>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query.</param>
/// <param name="At">The time, by the emulator's clock.</param>
public sealed record ReceivedRequest(string Route, string Method, string Path, DateTimeOffset At);
