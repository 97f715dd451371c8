namespace Typed.TrackingTests;

/// <summary>A clock that is moved by hand. Timers fire on the thread that moves it, in their order; the wall clock can be set without moving time.</summary>
internal sealed class SimClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly PriorityQueue<(SimTimer Timer, long Version), (long Due, long Order)> _timers = new();
    private long _now;
    private long _order;
    private TimeSpan _wallOffset;

    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How often timers were set.</summary>
    public long TimersSet { get; private set; }

    /// <summary>How many timers are waiting.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.UnorderedItems.Count(item => item.Element.Timer.Version == item.Element.Version);
            }
        }
    }

    public TimeSpan Elapsed => new(Volatile.Read(ref _now));

    public override DateTimeOffset GetUtcNow() => Start + Elapsed + _wallOffset;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public void StepWallClock(TimeSpan by) => _wallOffset += by;

    public void Advance(TimeSpan by) => AdvanceTo(_now + by.Ticks);

    /// <summary>Moves to the next timer, at most by this much. False where there was none.</summary>
    public bool AdvanceToNext(TimeSpan atMost)
    {
        long due;
        lock (_gate)
        {
            if (!TryPeek(out due) || due > _now + atMost.Ticks)
            {
                _now += atMost.Ticks;
                return false;
            }
        }

        AdvanceTo(due);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void AdvanceTo(long target)
    {
        while (true)
        {
            SimTimer timer;
            lock (_gate)
            {
                if (!TryPeek(out var due) || due > target)
                {
                    _now = Math.Max(_now, target);
                    return;
                }

                timer = _timers.Dequeue().Timer;
                timer.Version++;
                _now = Math.Max(_now, due);
            }

            timer.Fire();
        }
    }

    private bool TryPeek(out long due)
    {
        while (_timers.TryPeek(out var item, out var place))
        {
            if (item.Timer.Version == item.Version)
            {
                due = place.Due;
                return true;
            }

            _timers.Dequeue();
        }

        due = 0;
        return false;
    }

    private sealed class SimTimer(SimClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Version { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Version++;
                if (dueTime >= TimeSpan.Zero)
                {
                    clock.TimersSet++;
                    clock._timers.Enqueue((this, Version), (clock._now + dueTime.Ticks, ++clock._order));
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                Version++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
