namespace Typed.Tracking.Scheduling;

/// <summary>Starts the work that is due, and sleeps until the next is: one timer for all lanes.</summary>
/// <remarks>Work is started outside the lock, because it may complete synchronously and call back.</remarks>
/// <param name="gate">The scheduler's lock.</param>
/// <param name="clock">The clock.</param>
/// <param name="turns">The lanes.</param>
/// <param name="maintenanceEvery">The interval of the maintenance, in ticks.</param>
/// <param name="release">Ends the wait for a request that can be sent now.</param>
/// <param name="start">Starts the next step of jobs.</param>
/// <param name="maintain">Starts the maintenance.</param>
internal sealed class WorkPump(
    object gate, MonotonicClock clock, LaneTurns turns, long maintenanceEvery, Action<(Lane Lane, TaskCompletionSource Waiter)> release, Action<Lane, List<JobEntry>, JobStep> start, Action maintain)
    : IDisposable
{
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromDays(1);
    private ITimer? _timer;
    private long _maintenanceDue = long.MaxValue;
    private bool _isPumping;
    private bool _isStopped = true;

    public void Start()
    {
        lock (gate)
        {
            _isStopped = false;
            _maintenanceDue = clock.Now + maintenanceEvery;
            _timer ??= clock.CreateTimer(Pump);
        }

        Pump();
    }

    public void Stop()
    {
        lock (gate)
        {
            _isStopped = true;
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        Stop();
        _timer?.Dispose();
    }

    /// <summary>Starts all that can start now.</summary>
    public void Pump()
    {
        while (true)
        {
            Lane? lane;
            List<JobEntry>? jobs;
            bool isMaintenanceDue;
            List<(Lane Lane, TaskCompletionSource Waiter)>? released = null;
            lock (gate)
            {
                if (_isStopped || _isPumping)
                {
                    return;
                }

                isMaintenanceDue = _maintenanceDue <= clock.Now;
                if (isMaintenanceDue)
                {
                    _maintenanceDue = clock.Now + maintenanceEvery;
                }

                (lane, jobs) = turns.Take(clock.Now, ref released);
                if (jobs is null && released is null && !isMaintenanceDue)
                {
                    Sleep();
                    return;
                }

                _isPumping = true;
            }

            // Outside the lock: waiting code continues right here.
            released?.ForEach(release);
            if (isMaintenanceDue)
            {
                maintain();
            }

            if (jobs is not null)
            {
                start(lane!, jobs, jobs[0].Step);
            }

            lock (gate)
            {
                _isPumping = false;
            }

            // Work that arrived in the meantime is handled by the next round.
        }
    }

    private void Sleep()
    {
        var now = clock.Now;
        var next = Math.Min(_maintenanceDue, turns.NextTime(now));
        var sleep = next == long.MaxValue ? s_longestSleep : TimeSpan.FromTicks(Math.Max(0, next - now));
        // A system timer counts whole milliseconds, and rounds down.
        sleep = TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds));
        _timer?.Change(sleep < s_longestSleep ? sleep : s_longestSleep, Timeout.InfiniteTimeSpan);
    }
}
