using Typed.Tracking.Engine;

namespace Typed.Tracking;

/// <summary>The state of a tracker at one moment.</summary>
public sealed record TrackerHealth
{
    // This many consecutive unusable answers are not an accident.
    private const int ManyErrors = 5;

    /// <summary>The reason why the tracker has stopped; null if it has not.</summary>
    public Exception? Fault { get; init; }

    /// <summary>The newest error of each provider whose newest answer was an error.</summary>
    public required IReadOnlyDictionary<string, TypedException> Errors { get; init; }

    /// <summary>The providers that do not show most of the open jobs.</summary>
    public required IReadOnlyList<string> Held { get; init; }

    /// <summary>The unknown status texts, by provider.</summary>
    public required IReadOnlyList<string> UnknownStatuses { get; init; }

    /// <summary>The number of jobs that the tracker works on.</summary>
    public int Followed { get; init; }

    /// <summary>The number of open jobs with unusable answers, that are missing, or with an unknown status.</summary>
    public int Stuck { get; init; }

    /// <summary>The number of open jobs that were submitted with other API keys or at another address.</summary>
    public int OtherAccount { get; init; }

    /// <summary>The number of results that several attempts did not save.</summary>
    public int Unfetched { get; init; }

    internal static TrackerHealth Of(TrackerContext context)
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
                unfetched += entry.IsFetchGivenUp || (context.Options.SavesResults && entry.Attempt >= ManyErrors) ? 1 : 0;
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
