using Typed.Tracking;
using Typed.Tracking.Scheduling;

namespace Typed.TrackingTests.Tracker;

/// <summary>When the next request can be sent, at the limits of a budget.</summary>
public sealed class BudgetMeterTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(10, 10, 9)]
    [InlineData(19, 19, 18)]
    [InlineData(20, 20, 18)]
    [InlineData(100, 100, 90)]
    public void Status_checks_leave_a_tenth_and_at_least_one_to_submissions(int limit, int submissions, int statusChecks)
    {
        Assert.Equal(submissions, Taken(limit, isSubmission: true));
        Assert.Equal(statusChecks, Taken(limit, isSubmission: false));
    }

    [Fact]
    public void A_request_takes_its_place_until_one_window_after_its_answer()
    {
        var meter = Meter(2);
        meter.Take();
        meter.Take();
        Assert.Equal(long.MaxValue, meter.NextTime(isSubmission: true, 0));
        meter.Answered(3 * Second);
        // One is under way, and one place is free again 10 seconds after the answer.
        Assert.Equal(13 * Second, meter.NextTime(isSubmission: true, 4 * Second));
        Assert.Equal(13 * Second, meter.NextTime(isSubmission: true, (13 * Second) - 1));
        Assert.Equal(0, meter.NextTime(isSubmission: true, 13 * Second));
    }

    [Fact]
    public void The_oldest_answers_free_their_places_first()
    {
        var meter = Meter(3);
        for (var i = 1; i <= 3; i++)
        {
            meter.Take();
            meter.Answered(i * Second);
        }

        Assert.Equal(11 * Second, meter.NextTime(isSubmission: true, 5 * Second));
        // A status check needs two free places.
        Assert.Equal(12 * Second, meter.NextTime(isSubmission: false, 5 * Second));
    }

    [Fact]
    public void A_request_that_was_not_sent_gives_its_place_back()
    {
        var meter = Meter(1);
        meter.Take();
        Assert.Equal(long.MaxValue, meter.NextTime(isSubmission: true, 0));
        meter.GiveBack();
        Assert.Equal(0, meter.NextTime(isSubmission: true, 0));
    }

    [Fact]
    public void A_pause_holds_everything_back_and_never_gets_shorter()
    {
        foreach (var meter in new[] { Meter(5), new BudgetMeter(null) })
        {
            meter.Pause(9 * Second);
            meter.Pause(4 * Second);
            Assert.Equal(9 * Second, meter.NextTime(isSubmission: true, 0));
            Assert.Equal(9 * Second, meter.NextTime(isSubmission: false, 0));
        }
    }

    [Fact]
    public void Headers_narrow_the_limit_and_never_widen_it()
    {
        Assert.Equal(3, Taken(10, isSubmission: true, meter => meter.Learn(3, null, null)));
        Assert.Equal(10, Taken(10, isSubmission: true, meter => meter.Learn(99, null, null)));
        Assert.Equal(10, Taken(10, isSubmission: true, meter => meter.Learn(0, null, null)));
        Assert.Equal(10, Taken(10, isSubmission: true, meter => meter.Learn(null, 5, null)));
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, false, true)]
    [InlineData(10, false, true)]
    [InlineData(11, false, false)]
    public void The_last_requests_of_a_window_are_for_submissions(int remaining, bool holdsSubmissions, bool holdsStatusChecks)
    {
        var meter = Meter(100);
        meter.Learn(100, remaining, 7 * Second);
        Assert.Equal(holdsSubmissions ? 7 * Second : 0, meter.NextTime(isSubmission: true, 0));
        Assert.Equal(holdsStatusChecks ? 7 * Second : 0, meter.NextTime(isSubmission: false, 0));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    public void A_budget_of_nothing_is_refused(int requests, int seconds) => Assert.Equal(
        "A request budget must be above 0 requests in a time above 0.",
        Assert.Throws<ArgumentException>(() => new BudgetMeter(new RequestBudget(requests, TimeSpan.FromSeconds(seconds)))).Message);

    [Fact]
    public void A_successor_learns_what_was_sent_and_what_is_paused()
    {
        var meter = Meter(10);
        for (var i = 0; i < 5; i++)
        {
            meter.Take();
        }

        meter.Answered(0);
        meter.Answered(4 * Second);
        meter.Answered(4 * Second);
        meter.Learn(7, null, null);
        meter.Pause(15 * Second);
        meter.Learn(null, 1, 18 * Second);
        var state = meter.Capture(10 * Second);
        // The first is out of the window; those under way may arrive at any moment.
        Assert.Equal([(6.0, 2), (0.0, 2)], state.Sent.Select(requests => (requests.Age.TotalSeconds, requests.Count)));
        Assert.Equal((5, 8, 7), (state.Paused.TotalSeconds, state.PollsPaused.TotalSeconds, state.Learned));
        state = meter.Capture(30 * Second);
        Assert.Equal((0, 0, 1), (state.Paused.TotalSeconds, state.PollsPaused.TotalSeconds, state.Sent.Count));
        Assert.Null(Meter(10).Capture(0).Learned);
        Assert.Empty(Meter(10).Capture(0).Sent);
    }

    [Fact]
    public void A_state_counts_requests_in_steps_of_a_hundredth_of_the_window_the_oldest_first()
    {
        var meter = Meter(10);
        foreach (var milliseconds in new[] { 2000, 3920, 4000, 4080, 4100 })
        {
            meter.Take();
            meter.Answered(milliseconds * TimeSpan.TicksPerMillisecond);
        }

        meter.Take();
        Assert.Equal(
            [(8.0, 1), (6.0, 2), (5.9, 2), (0.0, 1)],
            meter.Capture(10 * Second).Sent.Select(requests => (requests.Age.TotalSeconds, requests.Count)));

        // The shortest step is a tick.
        meter = new BudgetMeter(new RequestBudget(9, TimeSpan.FromTicks(100)));
        foreach (var at in new[] { 10, 11, 12 })
        {
            meter.Take();
            meter.Answered(at);
        }

        Assert.Equal([(2, 1), (1, 1), (0, 1)], meter.Capture(12).Sent.Select(requests => ((int)requests.Age.Ticks, requests.Count)));
    }

    [Fact]
    public void Without_a_budget_nothing_is_counted()
    {
        var meter = new BudgetMeter(null);
        for (var i = 0; i < 1000; i++)
        {
            meter.Take();
            meter.Answered(5);
        }

        meter.Restore(new BudgetState { Sent = [new(TimeSpan.Zero, 3)] }, TimeSpan.Zero, 5);
        Assert.Empty(meter.Capture(5).Sent);
        Assert.True(meter.NextTime(isSubmission: false, 5) <= 5);
    }

    [Fact]
    public void Without_a_reported_limit_only_the_last_request_is_for_submissions()
    {
        var meter = Meter(100);
        meter.Learn(null, 2, 7 * Second);
        Assert.Equal(0, meter.NextTime(isSubmission: false, 0));
        meter.Learn(null, 1, 7 * Second);
        Assert.Equal(7 * Second, meter.NextTime(isSubmission: false, 0));
    }

    [Fact]
    public void A_successor_goes_on_where_the_predecessor_ended()
    {
        var meter = Meter(3);
        var state = new BudgetState { Sent = [new(TimeSpan.FromSeconds(2), 1), new(TimeSpan.FromSeconds(6), 2)] };
        // A second has passed since: the three were answered 3, 7 and 7 seconds ago.
        meter.Restore(state, TimeSpan.FromSeconds(1), 100 * Second);
        Assert.Equal(103 * Second, meter.NextTime(isSubmission: true, 100 * Second));
        // A time that has passed: at once.
        Assert.Equal(99 * Second, meter.NextTime(isSubmission: true, 103 * Second));
        meter.Take();
        Assert.True(meter.NextTime(isSubmission: true, 103 * Second) <= 103 * Second);
        meter.Take();
        Assert.Equal(107 * Second, meter.NextTime(isSubmission: true, 103 * Second));

        var paused = Meter(3);
        paused.Restore(new BudgetState { Paused = TimeSpan.FromSeconds(5), PollsPaused = TimeSpan.FromSeconds(9), Learned = 1 }, TimeSpan.FromSeconds(1), 100 * Second);
        Assert.Equal((104 * Second, 108 * Second), (paused.NextTime(isSubmission: true, 100 * Second), paused.NextTime(isSubmission: false, 100 * Second)));
        paused.Take();
        Assert.Equal(long.MaxValue, paused.NextTime(isSubmission: true, 200 * Second));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    public void A_budget_is_above_zero(int requests, int seconds) => Assert.Equal(
        "A request budget must be above 0 requests in a time above 0.",
        Assert.Throws<ArgumentException>(() => new BudgetMeter(new RequestBudget(requests, TimeSpan.FromSeconds(seconds)))).Message);

    [Theory]
    [InlineData(8, 2)]
    [InlineData(11, 2)]
    [InlineData(12, 3)]
    [InlineData(3, 1)]
    public void Meters_that_share_a_limit_take_their_part_of_the_reported_one(int reported, int taken)
    {
        var meter = new BudgetMeter(new RequestBudget(100, TimeSpan.FromSeconds(10)), shards: 4);
        meter.Learn(reported, null, null);
        Assert.Equal(taken, Taken(meter, isSubmission: true));
    }

    [Fact]
    public void Each_change_has_a_version_of_its_own()
    {
        var meter = Meter(100);
        Action[] changes =
        [
            meter.Take, () => meter.Answered(0), meter.Take, meter.GiveBack, () => meter.Pause(1), () => meter.Learn(50, null, null), () => meter.Learn(null, 1, 5 * Second),
            () => meter.Learn(null, 0, 5 * Second),
        ];
        for (var i = 0; i < changes.Length; i++)
        {
            Assert.Equal(i, meter.Version);
            changes[i]();
        }

        Assert.Equal(changes.Length, meter.Version);
        meter.Learn(null, 50, 5 * Second);
        meter.Learn(0, null, 5 * Second);
        Assert.Equal(changes.Length, meter.Version);
    }

    private static BudgetMeter Meter(int limit) => new(new RequestBudget(limit, TimeSpan.FromSeconds(10)));

    private static int Taken(int limit, bool isSubmission, Action<BudgetMeter>? learn = null)
    {
        var meter = Meter(limit);
        learn?.Invoke(meter);
        return Taken(meter, isSubmission);
    }

    private static int Taken(BudgetMeter meter, bool isSubmission)
    {
        var taken = 0;
        for (; meter.NextTime(isSubmission, 0) == 0; taken++)
        {
            meter.Take();
        }

        return taken;
    }
}
