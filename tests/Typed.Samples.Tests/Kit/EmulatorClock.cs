using Microsoft.Extensions.Time.Testing;

namespace Typed.SamplesTests.Kit;

/// <summary>Moves the emulator's clock.</summary>
internal static class EmulatorClock
{
    /// <summary>A clock that stands still. It starts now, because results expire by the emulator's time and are looked at by the machine's.</summary>
    public static FakeTimeProvider FromNow() => new(TimeProvider.System.GetUtcNow());

    /// <summary>Lets all jobs end. Each step of a job starts the timer of the next, so the clock moves several times.</summary>
    public static void EndJobs(this FakeTimeProvider clock)
    {
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromHours(1));
        }
    }
}
