namespace Typed.Tracking.Scheduling;

/// <summary>Lets the lanes take turns, so that none starves another.</summary>
/// <remarks>Not thread-safe: the scheduler locks.</remarks>
internal sealed class LaneTurns(Lane[] lanes)
{
    private int _first;

    /// <summary>The number of queued jobs, including stale positions.</summary>
    public int Queued => lanes.Sum(lane => lane.Queue.Count);

    /// <summary>The submissions that wait for a permission.</summary>
    public IEnumerable<TaskCompletionSource> Waiting => lanes.SelectMany(lane => lane.Submissions.Waiting);

    /// <summary>Returns when the next step of any lane is due.</summary>
    public long NextTime(long now)
    {
        var next = long.MaxValue;
        foreach (var lane in lanes)
        {
            next = Math.Min(next, lane.NextTime(now));
        }

        return next;
    }

    /// <summary>Takes the work of the next lane that has some, and releases the submissions of the lanes before it.</summary>
    public (Lane? Lane, List<JobEntry>? Jobs) Take(long now, ref List<(Lane Lane, TaskCompletionSource Waiter)>? released)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            var lane = lanes[(_first + i) % lanes.Length];
            lane.ReleaseSubmissions(now, ref released);
            if (lane.Take(now) is { } jobs)
            {
                _first = (_first + i + 1) % lanes.Length;
                return (lane, jobs);
            }
        }

        return (null, null);
    }
}
