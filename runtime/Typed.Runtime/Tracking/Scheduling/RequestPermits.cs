using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>Permits requests outside the queue, from the budgets of the lanes. Polls take from the same budgets, so the lock is the scheduler's.</summary>
/// <param name="gate">The scheduler's lock.</param>
/// <param name="clock">The scheduler's clock.</param>
/// <param name="pump">Makes the scheduler start what can start now.</param>
internal sealed class RequestPermits(object gate, MonotonicClock clock, Action pump) : IRequestPermits
{
    private bool _isStopped = true;

    /// <summary>Refuses all further requests.</summary>
    public void Stop()
    {
        lock (gate)
        {
            _isStopped = true;
        }
    }

    /// <summary>Permits requests.</summary>
    public void Start()
    {
        lock (gate)
        {
            _isStopped = false;
        }
    }

    /// <summary>Waits until a request outside the queue can be sent: a submission, or a query that a caller waits for. These take precedence over status checks.
    /// The caller reports the end with <see cref="Answered"/> or <see cref="GiveBack"/>.</summary>
    public async Task WaitForBudgetAsync(Lane lane, string? tenant, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (gate)
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
        pump();
        await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Takes a request outside the queue from the budget if it can be sent at once and no other request waits.</summary>
    public bool TryTakeBudget(Lane lane)
    {
        lock (gate)
        {
            if (_isStopped)
            {
                throw Stopped();
            }

            var now = clock.Now;
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
        lock (gate)
        {
            lane.Budget.Answered(clock.Now);
        }

        pump();
    }

    /// <summary>Reports that a request outside the queue was not sent after all.</summary>
    public void GiveBack(Lane lane)
    {
        lock (gate)
        {
            lane.Budget.GiveBack();
        }

        pump();
    }

    /// <summary>Returns the state of a lane's budget; null if it has not changed since this version.</summary>
    public (BudgetState State, long Version)? CaptureBudget(Lane lane, long version)
    {
        lock (gate)
        {
            return lane.Budget.Version == version ? null : (lane.Budget.Capture(clock.Now), lane.Budget.Version);
        }
    }

    /// <summary>Continues a lane's budget where a predecessor ended.</summary>
    public void RestoreBudget(Lane lane, BudgetState state, TimeSpan age)
    {
        lock (gate)
        {
            lane.Budget.Restore(state, age, clock.Now);
        }
    }

    public void Learn(Lane lane, TimeSpan? pause, RateLimitReading? reading)
    {
        lock (gate)
        {
            if (pause is { } wait)
            {
                lane.Budget.Pause(clock.Now + wait.Ticks);
            }

            if (reading is not null)
            {
                lane.Budget.Learn(reading.Limit, reading.Remaining, reading.ResetsAt is { } reset ? clock.Now + clock.Until(reset) : null);
            }
        }
    }

    /// <summary>Ends the wait for a request that was permitted.</summary>
    public void Release((Lane Lane, TaskCompletionSource Waiter) one)
    {
        if (!one.Waiter.TrySetResult())
        {
            // Canceled at this very moment.
            GiveBack(one.Lane);
        }
    }

    /// <summary>What a caller gets who waits for a tracker that stops.</summary>
    public static ObjectDisposedException Stopped() => new(nameof(JobTracker));
}
