using Typed.Tracking;
using Typed.Tracking.Scheduling;

namespace Typed.ClusterTests.Lanes;

/// <summary>A budget that moves to another process allows no request earlier than the one that it continues.</summary>
public sealed class BudgetStateTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_restored_budget_is_never_ahead_of_the_original_and_hardly_behind_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var limit = random.Next(1, 30);
            var original = new BudgetMeter(new RequestBudget(limit, s_window));
            var now = 1L;
            for (var i = random.Next(60); i > 0; i--)
            {
                now += random.NextInt64(s_window.Ticks / 10);
                if (original.NextTime(isSubmission: true, now) <= now)
                {
                    original.Take();
                    now += random.NextInt64(s_window.Ticks / 20);
                    original.Answered(now);
                }
            }

            if (random.Next(5) == 0)
            {
                original.Pause(now + random.NextInt64(s_window.Ticks));
            }

            now += s_window.Ticks / 10;
            var (age, start) = (random.NextInt64(s_window.Ticks), random.NextInt64(s_window.Ticks * 10));
            var successor = new BudgetMeter(new RequestBudget(limit, s_window));
            successor.Restore(original.Capture(now), TimeSpan.FromTicks(age), start);
            foreach (var isSubmission in new[] { true, false })
            {
                var expected = Math.Max(0, original.NextTime(isSubmission, now + age) - (now + age));
                var actual = Math.Max(0, successor.NextTime(isSubmission, start) - start);
                Assert.InRange(actual, expected, expected + (s_window.Ticks / 100) + 1);
            }
        }
    }

    [Fact]
    public void A_request_that_is_under_way_counts_as_sent_when_the_state_was_saved()
    {
        var original = new BudgetMeter(new RequestBudget(1, s_window));
        original.Take();
        var successor = new BudgetMeter(new RequestBudget(1, s_window));
        successor.Restore(original.Capture(5), TimeSpan.FromSeconds(20), 0);
        Assert.Equal(TimeSpan.FromSeconds(40).Ticks, successor.NextTime(isSubmission: true, 0));
    }

    [Fact]
    public void A_limit_that_headers_state_is_shared_by_all_shards()
    {
        var meter = new BudgetMeter(new RequestBudget(100, s_window), shards: 4);
        meter.Learn(limit: 8, remaining: 8, resetsAt: null);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, meter.NextTime(isSubmission: true, 0));
            meter.Take();
        }

        Assert.Equal(long.MaxValue, meter.NextTime(isSubmission: true, 0));
    }
}
