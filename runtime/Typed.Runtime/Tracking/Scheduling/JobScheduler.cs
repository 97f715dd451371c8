namespace Typed.Tracking.Scheduling;

/// <summary>Schedules all work for all jobs of all providers: one timer, one queue per lane, no task per job.</summary>
/// <remarks>Its parts share one lock: the queues of the lanes, the <see cref="Permits"/> from their budgets, and the pump that starts the work that is due.</remarks>
internal sealed class JobScheduler : IDisposable
{
    private static readonly TimeSpan s_noticeInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly MonotonicClock _clock;
    private readonly LaneTurns _turns;
    private readonly WorkPump _pump;
    private readonly long _granularity;
    private long _stamp;

    public JobScheduler(
        TimeProvider time, Lane[] lanes, TimeSpan granularity, TimeSpan maintenanceEvery, Action<Lane, List<JobEntry>, JobStep> start, Action maintain)
    {
        _clock = new MonotonicClock(time);
        _turns = new LaneTurns(lanes);
        _granularity = granularity.Ticks;
        Permits = new RequestPermits(_gate, _clock, () => _pump!.Pump());
        _pump = new WorkPump(_gate, _clock, _turns, maintenanceEvery.Ticks, Permits.Release, start, maintain);
    }

    /// <summary>Called with the pause that the provider requests in the answer to a poll.</summary>
    public Action<TimeSpan>? OnPause { get; set; }

    /// <summary>Permits requests outside the queue: submissions, and queries that a caller waits for.</summary>
    public RequestPermits Permits { get; }

    public long Now => _clock.Now;

    /// <summary>The number of queued jobs, including stale positions.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
            {
                return _turns.Queued;
            }
        }
    }

    public void Start()
    {
        Permits.Start();
        _pump.Start();
    }

    public void Stop()
    {
        TaskCompletionSource[] waiters;
        lock (_gate)
        {
            Permits.Stop();
            _pump.Stop();
            waiters = [.. _turns.Waiting];
        }

        foreach (var waiter in waiters)
        {
            waiter.TrySetException(RequestPermits.Stopped());
        }
    }

    public void Dispose()
    {
        Stop();
        _pump.Dispose();
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
            _pump.Pump();
        }
    }

    /// <summary>Polls the job at once, or right after the poll in progress, because a message about it has arrived.</summary>
    public void PollSoon(JobEntry entry)
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

        _pump.Pump();
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

    /// <summary>Reports that a request from the queue was answered or given up.</summary>
    public void Ended(Lane lane, TimeSpan? pause, Providers.RateLimitReading? reading)
    {
        lock (_gate)
        {
            lane.InFlight--;
            lane.Budget.Answered(Now);
            Permits.Learn(lane, pause, reading);
        }

        if (pause is { } wait)
        {
            OnPause?.Invoke(wait);
        }

        _pump.Pump();
    }

    private void Enqueue(JobEntry entry) => entry.Lane.Enqueue(entry, ++_stamp);

    // Anybody can post to a webhook: a flood of messages must not cause a flood of requests.
    private long SoonestPoll(JobEntry entry) => Math.Max(Now, entry.LastPoll + s_noticeInterval.Ticks);
}
