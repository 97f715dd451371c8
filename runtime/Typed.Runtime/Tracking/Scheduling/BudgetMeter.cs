namespace Typed.Tracking.Scheduling;

/// <summary>Says when the next request may go, so that no window holds more than the limit on the provider's clock.</summary>
/// <remarks>
/// When a request arrives is not known here, only that it is between its sending and its answer. A request therefore occupies the budget
/// from its sending until one window after its answer. Not safe for several threads: the scheduler locks.
/// </remarks>
internal sealed class BudgetMeter
{
    // Submissions wait behind nothing: status checks leave them a tenth of the budget.
    private const int ShareOfSubmissions = 10;
    private readonly long _window;
    private readonly Queue<long> _answered = new();
    private readonly int _limit;
    private int _underWay;
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

    /// <summary>When a status check or a submission may go: at most <paramref name="now"/> if at once, <see cref="long.MaxValue"/> if not before an answer.</summary>
    public long NextTime(bool isSubmission, long now)
    {
        var paused = isSubmission ? _pausedUntil : Math.Max(_pausedUntil, _looksPausedUntil);
        if (_window == 0)
        {
            return paused;
        }

        while (_answered.TryPeek(out var old) && old + _window <= now)
        {
            _answered.Dequeue();
        }

        var limit = isSubmission ? Limit : Math.Max(1, Limit - Math.Max(Limit > 1 ? 1 : 0, Limit / ShareOfSubmissions));
        var occupied = _underWay + _answered.Count;
        return occupied < limit ? paused
            : _underWay >= limit ? long.MaxValue
            : Math.Max(paused, _answered.ElementAt(occupied - limit) + _window);
    }

    /// <summary>A request is about to be sent.</summary>
    public void Take() => _underWay++;

    /// <summary>A request has been answered, or given up.</summary>
    public void Answered(long now)
    {
        _underWay--;
        if (_window > 0)
        {
            _answered.Enqueue(now);
        }
    }

    /// <summary>A request was not sent after all.</summary>
    public void GiveBack() => _underWay--;

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
