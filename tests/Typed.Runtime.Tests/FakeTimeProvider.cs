namespace Typed.RuntimeTests;

/// <summary>A clock that stands still until it is moved. Waits up to <see cref="SkipUpTo"/> pass at once, and are noted.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimeSpan> _skipped = [];
    private TimeSpan _now;

    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public TimeSpan SkipUpTo { get; set; } = TimeSpan.MinValue;

    /// <summary>Told when a timer is set that stays.</summary>
    public Action<TimeSpan>? OnTimer { get; set; }

    public IReadOnlyList<TimeSpan> Skipped
    {
        get
        {
            lock (_lock)
            {
                return [.. _skipped];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Now();

    public override long GetTimestamp() => Now().Ticks;

    public void Advance(TimeSpan by)
    {
        FakeTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Now()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    private void Set(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime < TimeSpan.Zero)
            {
                return;
            }

            if (dueTime > SkipUpTo)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
            }
            else
            {
                _skipped.Add(dueTime);
                _now += dueTime;
                ThreadPool.QueueUserWorkItem(_ => timer.Fire());
                return;
            }
        }

        OnTimer?.Invoke(dueTime);
    }

    private void Remove(FakeTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class FakeTimer(FakeTimeProvider provider, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            provider.Set(this, dueTime);
            return true;
        }

        public void Dispose() => provider.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
