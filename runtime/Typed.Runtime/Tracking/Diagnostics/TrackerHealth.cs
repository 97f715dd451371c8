using Typed.Tracking.Engine;

namespace Typed.Tracking.Diagnostics;

/// <summary>The state of a tracker at one moment.</summary>
internal sealed record TrackerHealth
{
    // So many unusable answers in a row are no accident.
    private const int ManyErrors = 5;

    /// <summary>Why the tracker has stopped; null if it has not.</summary>
    public Exception? Fault { get; init; }

    /// <summary>The newest error of each provider whose newest answer was one.</summary>
    public required IReadOnlyDictionary<string, TypedException> Errors { get; init; }

    /// <summary>The providers that do not show most of the open jobs.</summary>
    public required IReadOnlyList<string> Held { get; init; }

    /// <summary>The status texts that are not known, by provider.</summary>
    public required IReadOnlyList<string> UnknownStatuses { get; init; }

    public int Followed { get; init; }

    /// <summary>Open jobs whose answers cannot be used, that are missing, or whose status is not known.</summary>
    public int Stuck { get; init; }

    /// <summary>Open jobs that were submitted with other keys or at another address.</summary>
    public int OtherAccount { get; init; }

    /// <summary>Results that are to be saved and that several attempts did not save.</summary>
    public int Unfetched { get; init; }

    public static TrackerHealth Of(TrackerContext context)
    {
        var (stuck, other, unfetched, followed) = (0, 0, 0, 0);
        var byLane = context.Roster.Lanes.Values.ToDictionary(lane => lane, _ => (Missing: 0, Open: 0));
        foreach (var entry in context.Roster.Entries)
        {
            followed++;
            if (entry.Record.State == JobState.Open)
            {
                stuck += entry.Errors >= ManyErrors || entry.Absences > 0 || entry.IsStatusUnknown ? 1 : 0;
                byLane[entry.Lane] = (byLane[entry.Lane].Missing + (entry.Absences > 0 ? 1 : 0), byLane[entry.Lane].Open + 1);
                other += MissingJobs.IsOfOtherAccount(entry) ? 1 : 0;
            }
            else if (entry.Record.State == JobState.Succeeded)
            {
                unfetched += entry.IsFetchGivenUp || (context.Options.ResultDirectory is not null && entry.Attempt >= ManyErrors) ? 1 : 0;
            }
        }

        var lanes = byLane.Keys;
        return new TrackerHealth
        {
            Fault = context.Work.Fault,
            Errors = lanes.Where(lane => lane.Health.LastError is not null).ToDictionary(lane => lane.Name, lane => lane.Health.LastError!, StringComparer.Ordinal),
            Held = [.. byLane.Where(one => MissingJobs.AreMany(one.Key, one.Value.Missing, one.Value.Open)).Select(one => one.Key.Name)],
            UnknownStatuses = [.. lanes.SelectMany(lane => lane.Health.UnknownStatuses.Select(text => $"{lane.Name}: {text}"))],
            Followed = followed,
            Stuck = stuck,
            OtherAccount = other,
            Unfetched = unfetched,
        };
    }
}
