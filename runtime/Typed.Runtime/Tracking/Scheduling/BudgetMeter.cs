namespace Typed.Tracking.Scheduling;

/// <summary>Says when the next request may go. Exact: it remembers the times of the last requests, so that no window holds more than the limit.</summary>
/// <remarks>Not safe for several threads: the scheduler locks.</remarks>
internal sealed class BudgetMeter
{
    // Submissions wait behind nothing: looks leave them a tenth of the budget.
    private const int ShareOfSubmissions = 10;
    private readonly long _window;
    private readonly Queue<long> _sent = new();
    private readonly int _limit;
    private int _learned = int.MaxValue;
    private long _pausedUntil;
    private long _looksPausedUntil;

    public BudgetMeter(RequestBudget? budget)
    {
        if (budget is not null && (budget.Requests <= 0 || budget.Per <= TimeSpan.Zero))
        {
            throw new ArgumentException("A request budget is above 0 requests per time above 0.");
        }

        _limit = budget?.Requests ?? int.MaxValue;
        _window = budget?.Per.Ticks ?? 0;
    }

    private int Limit => Math.Min(_limit, _learned);

    /// <summary>When a look or a submission may go; at most <paramref name="now"/> where at once.</summary>
    public long NextTime(bool isSubmission, long now)
    {
        var paused = isSubmission ? _pausedUntil : Math.Max(_pausedUntil, _looksPausedUntil);
        if (_window == 0)
        {
            return paused;
        }

        while (_sent.TryPeek(out var old) && old + _window <= now)
        {
            _sent.Dequeue();
        }

        var limit = isSubmission ? Limit : Math.Max(1, Limit - Math.Max(Limit > 1 ? 1 : 0, Limit / ShareOfSubmissions));
        return _sent.Count < limit ? paused : Math.Max(paused, _sent.ElementAt(_sent.Count - limit) + _window);
    }

    public void Take(long now)
    {
        if (_window > 0)
        {
            _sent.Enqueue(now);
        }
    }

    /// <summary>The provider has said that there were too many.</summary>
    public void Pause(long until) => _pausedUntil = Math.Max(_pausedUntil, until);

    /// <summary>What an answer's headers say narrows the documented limit, and never widens it.</summary>
    public void Learn(int? limit, int? remaining, long? resetsAt)
    {
        if (limit is > 0)
        {
            _learned = limit.Value;
        }

        if (remaining is { } left && resetsAt is { } at)
        {
            if (left == 0)
            {
                Pause(at);
            }
            else if (left <= Math.Max(1, (limit ?? 0) / ShareOfSubmissions))
            {
                _looksPausedUntil = at;
            }
        }
    }
}
