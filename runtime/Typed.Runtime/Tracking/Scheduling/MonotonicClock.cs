namespace Typed.Tracking.Scheduling;

/// <summary>Counts ticks since its creation, so that changes of the wall clock have no effect.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    private readonly long _zero = time.GetTimestamp();

    /// <summary>The time since the creation, in ticks of 100 ns.</summary>
    public long Now => time.GetElapsedTime(_zero).Ticks;

    /// <summary>Creates a timer that is not running.</summary>
    public ITimer CreateTimer(Action callback) => time.CreateTimer(static state => ((Action)state!)(), callback, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Returns the time until a moment of the wall clock, in ticks.</summary>
    public long Until(DateTimeOffset moment) => (moment - time.GetUtcNow()).Ticks;
}
