namespace Typed.Tracking.Scheduling;

/// <summary>Computes when the next request can be sent so that no window, measured by the provider's clock, exceeds the limit.</summary>
/// <remarks>
/// The arrival time of a request is not known here, only that it is between sending and answer. A request therefore occupies the budget
/// from its sending until one window after its answer. Not thread-safe: the scheduler locks.
/// </remarks>
internal sealed class BudgetMeter
{
    // Submissions never queue behind status checks, which leave them a tenth of the budget.
    private const int ShareOfSubmissions = 10;
    private readonly long _window;
    private readonly Queue<long> _answered = new();
    private readonly int _limit;
    private readonly int _shards;
    private int _underWay;
    private int _learned = int.MaxValue;
    private long _pausedUntil;
    private long _pollsPausedUntil;

    /// <param name="budget">The limit, or null for no limit.</param>
    /// <param name="shards">The number of meters that share the limit of the rate-limit headers. <paramref name="budget"/> is already this meter's share.</param>
    public BudgetMeter(RequestBudget? budget, int shards = 1)
    {
        if (budget is not null && (budget.Requests <= 0 || budget.Per <= TimeSpan.Zero))
        {
            throw new ArgumentException("A request budget must be above 0 requests in a time above 0.");
        }

        _limit = budget?.Requests ?? int.MaxValue;
        _window = budget?.Per.Ticks ?? 0;
        _shards = shards;
    }

    /// <summary>Changes whenever the state changes.</summary>
    public long Version { get; private set; }

    private int Limit => Math.Min(_limit, _learned);

    /// <summary>Returns when a status check or a submission can be sent: at most <paramref name="now"/> if at once, <see cref="long.MaxValue"/> if not before an answer.</summary>
    public long NextTime(bool isSubmission, long now)
    {
        var paused = isSubmission ? _pausedUntil : Math.Max(_pausedUntil, _pollsPausedUntil);
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

    /// <summary>Records that a request is about to be sent.</summary>
    public void Take()
    {
        _underWay++;
        Version++;
    }

    /// <summary>Records that a request was answered or given up.</summary>
    public void Answered(long now)
    {
        _underWay--;
        Version++;
        if (_window > 0)
        {
            _answered.Enqueue(now);
        }
    }

    /// <summary>Records that a request was not sent after all.</summary>
    public void GiveBack()
    {
        _underWay--;
        Version++;
    }

    /// <summary>Records that the provider reported too many requests.</summary>
    public void Pause(long until)
    {
        _pausedUntil = Math.Max(_pausedUntil, until);
        Version++;
    }

    /// <summary>Applies the rate-limit headers of an answer. They can narrow the documented limit, but never widen it.</summary>
    public void Learn(int? limit, int? remaining, long? resetsAt)
    {
        if (limit is > 0)
        {
            _learned = Math.Max(1, limit.Value / _shards);
            Version++;
        }

        if (remaining is { } left && resetsAt is { } at)
        {
            if (left == 0)
            {
                Pause(at);
            }
            else if (left <= Math.Max(1, (limit ?? 0) / ShareOfSubmissions))
            {
                _pollsPausedUntil = at;
                Version++;
            }
        }
    }

    /// <summary>Returns the state for the successor of this meter. Requests are counted in steps of a hundredth of the window, each at its latest moment.</summary>
    public BudgetState Capture(long now)
    {
        var step = Math.Max(1, _window / 100);
        var sent = _answered.Where(at => at + _window > now)
            .GroupBy(at => Math.Max(0, now - at) / step)
            .Select(group => new BudgetState.Requests(TimeSpan.FromTicks(group.Key * step), group.Count()))
            .OrderByDescending(requests => requests.Age)
            .ToList();
        if (_underWay > 0)
        {
            // They may arrive at any moment.
            sent.Add(new BudgetState.Requests(TimeSpan.Zero, _underWay));
        }

        return new BudgetState
        {
            Sent = sent,
            Paused = TimeSpan.FromTicks(Math.Max(0, _pausedUntil - now)),
            PollsPaused = TimeSpan.FromTicks(Math.Max(0, _pollsPausedUntil - now)),
            Learned = _learned == int.MaxValue ? null : _learned,
        };
    }

    /// <summary>Takes over the state of a predecessor. Call this before the first request.</summary>
    public void Restore(BudgetState state, TimeSpan age, long now)
    {
        if (_window > 0)
        {
            // Oldest first, as in the queue.
            foreach (var requests in state.Sent.OrderByDescending(requests => requests.Age))
            {
                var at = now - (requests.Age + age).Ticks;
                for (var i = 0; i < requests.Count; i++)
                {
                    _answered.Enqueue(at);
                }
            }
        }

        _pausedUntil = Math.Max(_pausedUntil, now + (state.Paused - age).Ticks);
        _pollsPausedUntil = Math.Max(_pollsPausedUntil, now + (state.PollsPaused - age).Ticks);
        _learned = state.Learned ?? _learned;
    }
}
