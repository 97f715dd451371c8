using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The memory of deliveries is bounded, and forgets the oldest first.</summary>
public sealed class RecentSetTests
{
    [Fact]
    public void The_oldest_items_are_forgotten_first()
    {
        var set = new RecentSet<int>(3);
        for (var i = 1; i <= 4; i++)
        {
            Assert.False(set.Contains(i));
            set.Add(i);
        }

        Assert.Equal([false, true, true, true], Enumerable.Range(1, 4).Select(set.Contains));
    }

    [Fact]
    public void An_item_that_is_added_again_takes_no_second_place()
    {
        var set = new RecentSet<int>(2);
        set.Add(1);
        set.Add(1);
        set.Add(1);
        set.Add(2);
        Assert.True(set.Contains(1));
        set.Add(3);
        Assert.Equal([false, true, true], Enumerable.Range(1, 3).Select(set.Contains));
    }

    [Fact]
    public void An_item_is_removed_once()
    {
        var set = new RecentSet<string>(2);
        set.Add("a");
        Assert.True(set.Remove("a"));
        Assert.False(set.Remove("a"));
        Assert.False(set.Contains("a"));
    }
}
