using Typed.Tracking.Engine;

namespace Typed.Tracking.Scheduling;

/// <summary>Schedules all work for all jobs of all providers: one timer, one queue per lane, no task per job.</summary>
/// <remarks>
/// Times are ticks of the monotonic clock since the start, so that wall-clock changes have no effect. Work is started outside the lock,
/// because it may complete synchronously and call back.
/// </remarks>
internal sealed class JobScheduler : IRequestPermits, IDisposable
{
    private static readonly TimeSpan s_hintInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly Lane[] _lanes;
    private readonly Action<Lane, List<JobEntry>, JobStep> _start;
    private readonly Action _maintain;
    private readonly long _granularity;
    private readonly long _maintenanceEvery;
    private readonly long _zero;
    private readonly ITimer _timer;
    private long _maintenanceDue = long.MaxValue;
    private long _stamp;
    private int _firstLane;
    private bool _isPumping;
    private bool _isStopped = true;

    public JobScheduler(
        TimeProvider time, Lane[] lanes, TimeSpan granularity, TimeSpan maintenanceEvery, Action<Lane, List<JobEntry>, JobStep> start, Action maintain)
    {
        _time = time;
        _lanes = lanes;
        _granularity = granularity.Ticks;
        _maintenanceEvery = maintenanceEvery.Ticks;
        _start = start;
        _maintain = maintain;
        _zero = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((JobScheduler)state!).Pump(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called with the pause that the provider requests in the answer to a poll.</summary>
    public Action<TimeSpan>? OnPause { get; set; }

    public long Now => _time.GetElapsedTime(_zero).Ticks;

    /// <summary>The number of queued jobs, including stale positions.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Sum(lane => lane.Queue.Count);
            }
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _isStopped = false;
            _maintenanceDue = Now + _maintenanceEvery;
        }

        Pump();
    }

    public void Stop()
    {
        TaskCompletionSource[] waiters;
        lock (_gate)
        {
            _isStopped = true;
            waiters = [.. _lanes.SelectMany(lane => lane.Submissions.Waiting)];
        }

        foreach (var waiter in waiters)
        {
            waiter.TrySetException(new ObjectDisposedException(nameof(JobTracker)));
        }

        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        Stop();
        _timer.Dispose();
    }

    /// <summary>Queues a job's next step, replacing the one that is queued.</summary>
    public void Schedule(JobEntry entry, JobStep step, TimeSpan delay, bool pump = true)
    {
        lock (_gate)
        {
            var due = Now + Math.Max(0, delay.Ticks);
            entry.Step = step;
            entry.IsBusy = false;
            // Rounded up: never earlier than the strategy specifies.
            entry.Due = (due + _granularity - 1) / _granularity * _granularity;
            if (entry.PollAgain && step == JobStep.Poll)
            {
                entry.PollAgain = false;
                entry.Due = Math.Min(entry.Due, SoonestPoll(entry));
            }

            Enqueue(entry);
        }

        if (pump)
        {
            Pump();
        }
    }

    /// <summary>Handles a hint about the job: checks its status at once, or right after the status check in progress.</summary>
    public void Hint(JobEntry entry)
    {
        lock (_gate)
        {
            if (entry.IsBusy || entry.Step == JobStep.None)
            {
                entry.PollAgain = true;
                return;
            }

            var due = SoonestPoll(entry);
            if (entry.Step != JobStep.Poll || entry.Due <= due)
            {
                return;
            }

            entry.Due = due;
            Enqueue(entry);
        }

        Pump();
    }

    /// <summary>Reserves an open job for work outside the queue. Returns false if a status check is in progress, which will see the same.</summary>
    public bool TryTake(JobEntry entry)
    {
        lock (_gate)
        {
            if (entry.IsBusy || entry.Step != JobStep.Poll)
            {
                return false;
            }

            Lane.Leave(entry);
            entry.IsBusy = true;
            return true;
        }
    }

    /// <summary>Removes the job from the queue.</summary>
    public void Forget(JobEntry entry)
    {
        lock (_gate)
        {
            Lane.Leave(entry);
            entry.Step = JobStep.None;
            entry.IsBusy = false;
        }
    }

    /// <summary>Waits until a request outside the queue can be sent: a submission, or a query that a caller waits for. These take precedence over status checks.
    /// The caller reports the end with <see cref="Answered"/> or <see cref="GiveBack"/>.</summary>
    public async Task WaitForBudgetAsync(Lane lane, string? tenant, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (TryTakeBudget(lane))
            {
                return;
            }

            waiter = new TaskCompletionSource();
            lane.Submissions.Enqueue(tenant ?? "", waiter);
        }

        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter);
        Pump();
        await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Takes a request outside the queue from the budget if it can be sent at once and no other request waits.</summary>
    public bool TryTakeBudget(Lane lane)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, typeof(JobTracker));
            var now = Now;
            if (!lane.Submissions.IsEmpty || lane.Budget.NextTime(isSubmission: true, now) > now)
            {
                return false;
            }

            lane.Budget.Take();
            return true;
        }
    }

    /// <summary>Reports that a request outside the queue was answered or given up.</summary>
    public void Answered(Lane lane)
    {
        lock (_gate)
        {
            lane.Budget.Answered(Now);
        }

        Pump();
    }

    /// <summary>Reports that a request outside the queue was not sent after all.</summary>
    public void GiveBack(Lane lane)
    {
        lock (_gate)
        {
            lane.Budget.GiveBack();
        }

        Pump();
    }

    /// <summary>Reports that a request from the queue was answered or given up.</summary>
    public void Ended(Lane lane, TimeSpan? pause, Providers.RateLimitReading? reading)
    {
        lock (_gate)
        {
            lane.InFlight--;
            lane.Budget.Answered(Now);
            Learn(lane, pause, reading);
        }

        if (pause is { } wait)
        {
            OnPause?.Invoke(wait);
        }

        Pump();
    }

    /// <summary>Returns the state of a lane's budget; null if it has not changed since this version.</summary>
    public (BudgetState State, long Version)? CaptureBudget(Lane lane, long version)
    {
        lock (_gate)
        {
            return lane.Budget.Version == version ? null : (lane.Budget.Capture(Now), lane.Budget.Version);
        }
    }

    /// <summary>Continues a lane's budget where a predecessor ended.</summary>
    public void RestoreBudget(Lane lane, BudgetState state, TimeSpan age)
    {
        lock (_gate)
        {
            lane.Budget.Restore(state, age, Now);
        }
    }

    public void Learn(Lane lane, TimeSpan? pause, Providers.RateLimitReading? reading)
    {
        lock (_gate)
        {
            if (pause is { } wait)
            {
                lane.Budget.Pause(Now + wait.Ticks);
            }

            if (reading is not null)
            {
                lane.Budget.Learn(reading.Limit, reading.Remaining, reading.ResetsAt is { } at ? Now + (at - _time.GetUtcNow()).Ticks : null);
            }
        }
    }

    private void Enqueue(JobEntry entry) => entry.Lane.Enqueue(entry, ++_stamp);

    private void Pump()
    {
        while (true)
        {
            Lane? lane;
            List<JobEntry>? jobs;
            bool maintain;
            List<(Lane Lane, TaskCompletionSource Waiter)>? released = null;
            lock (_gate)
            {
                if (_isStopped || _isPumping)
                {
                    return;
                }

                maintain = _maintenanceDue <= Now;
                if (maintain)
                {
                    _maintenanceDue = Now + _maintenanceEvery;
                }

                (lane, jobs) = TakeWork(ref released);
                if (jobs is null && released is null && !maintain)
                {
                    Sleep();
                    return;
                }

                _isPumping = true;
            }

            // Outside the lock: waiting code continues right here.
            released?.ForEach(Release);
            if (maintain)
            {
                _maintain();
            }

            if (jobs is not null)
            {
                _start(lane!, jobs, jobs[0].Step);
            }

            lock (_gate)
            {
                _isPumping = false;
            }

            // Work that arrived in the meantime is handled by the next round.
        }
    }

    private void Release((Lane Lane, TaskCompletionSource Waiter) one)
    {
        if (!one.Waiter.TrySetResult())
        {
            // Canceled at this very moment.
            GiveBack(one.Lane);
        }
    }

    private (Lane? Lane, List<JobEntry>? Jobs) TakeWork(ref List<(Lane Lane, TaskCompletionSource Waiter)>? released)
    {
        var now = Now;
        for (var i = 0; i < _lanes.Length; i++)
        {
            // In turn, so that no lane starves another.
            var lane = _lanes[(_firstLane + i) % _lanes.Length];
            lane.ReleaseSubmissions(now, ref released);
            if (lane.Take(now) is { } jobs)
            {
                _firstLane = (_firstLane + i + 1) % _lanes.Length;
                return (lane, jobs);
            }
        }

        return (null, null);
    }

    // Anybody can post to a webhook: a flood of messages must not cause a flood of requests.
    private long SoonestPoll(JobEntry entry) => Math.Max(Now, entry.LastPoll + s_hintInterval.Ticks);

    private void Sleep()
    {
        var next = _maintenanceDue;
        var now = Now;
        foreach (var lane in _lanes)
        {
            next = Math.Min(next, lane.NextTime(now));
        }

        var sleep = next == long.MaxValue ? s_longestSleep : TimeSpan.FromTicks(Math.Max(0, next - now));
        // A system timer counts whole milliseconds, and rounds down.
        sleep = TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds));
        _timer.Change(sleep < s_longestSleep ? sleep : s_longestSleep, Timeout.InfiniteTimeSpan);
    }
}
