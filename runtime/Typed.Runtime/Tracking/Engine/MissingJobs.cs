using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Decides when a job that the provider does not show is gone: it was missing several times, over minutes, with the right account, and not together
/// with most of the others.</summary>
internal sealed class MissingJobs(TrackerContext context)
{
    private const int FewMissing = 3;
    private const int MostDoublings = 6;
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_countEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Lane, (long At, bool IsHeld)> _heldAt = [];

    /// <summary>Counts another answer that the job does not exist.</summary>
    public bool IsGone(JobEntry entry)
    {
        var (lane, now) = (entry.Lane, context.Scheduler.Now);
        entry.AbsentSince = entry.Absences == 0 ? now : entry.AbsentSince;
        entry.Absences = (ushort)Math.Min(entry.Absences + 1, ushort.MaxValue);
        return !IsHeld(lane, now)
            && !IsOfOtherAccount(entry)
            && entry.Absences >= lane.Options.GoneConfirmations
            && now - entry.AbsentSince >= lane.Options.GoneAfter.Ticks;
    }

    /// <summary>Returns the minimum wait after an unusable answer.</summary>
    public static TimeSpan PauseOf(JobEntry entry)
    {
        var options = entry.Lane.Options;
        if (entry.Absences > 0 && entry.Absences < options.GoneConfirmations)
        {
            // The last confirmation falls on the end of the period.
            return options.GoneAfter / (options.GoneConfirmations - 1);
        }

        // The same answer repeats: poll less often than for a job that makes progress.
        var useless = Math.Max(entry.Absences - options.GoneConfirmations, entry.Errors - FewMissing);
        if (useless <= 0)
        {
            return TimeSpan.Zero;
        }

        var pause = entry.Lane.Polling.MaxInterval * Math.Pow(2, Math.Min(useless, MostDoublings));
        return pause < s_longestPause ? pause : s_longestPause;
    }

    public static bool IsOfOtherAccount(JobEntry entry) =>
        entry.Record.Account is { } account && entry.Lane.Account is { } own && account != own;

    /// <summary>Determines whether so many of a provider's open jobs are missing that keys or address are more likely wrong.</summary>
    public static bool AreMany(Lane lane, int missing, int open) => lane.Options.HoldWhenManyVanish && missing >= FewMissing && 2 * missing > open;

    private bool IsHeld(Lane lane, long now)
    {
        lock (_heldAt)
        {
            // A count reads all jobs. It may be a second old: a job that can be gone has been missing for longer.
            if (!_heldAt.TryGetValue(lane, out var last) || now - last.At >= s_countEvery.Ticks)
            {
                var isHeld = Count(lane, last.IsHeld);
                _heldAt[lane] = last = (now, isHeld);
            }

            return last.IsHeld;
        }
    }

    private bool Count(Lane lane, bool wasHeld)
    {
        var (open, missing) = (0, 0);
        foreach (var entry in context.Roster.Entries.Where(entry => entry.Lane == lane && entry.Record.State == JobState.Open))
        {
            open++;
            missing += entry.Absences > 0 ? 1 : 0;
        }

        var isHeld = AreMany(lane, missing, open);
        if (isHeld && !wasHeld)
        {
            TrackerLog.ManyVanished(context.Log, lane.Name, missing, open);
        }

        return isHeld;
    }
}
