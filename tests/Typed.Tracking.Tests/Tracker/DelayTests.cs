using Typed.Tracking.Engine;

namespace Typed.TrackingTests.Tracker;

/// <summary>How long to wait between status checks, and which ids can be polled at all.</summary>
public sealed class DelayTests
{
    private static readonly PollingOptions s_polling = new() { Interval = TimeSpan.FromSeconds(10), BackoffFactor = 2, MaxInterval = TimeSpan.FromSeconds(60), Jitter = 0.5 };

    [Theory]
    [InlineData(1, 0.5, 10)]
    [InlineData(2, 0.5, 20)]
    [InlineData(3, 0.5, 40)]
    [InlineData(4, 0.5, 60)]
    [InlineData(9, 0.5, 60)]
    [InlineData(1, 0.0, 5)]
    [InlineData(1, 0.75, 12.5)]
    public void Each_delay_grows_up_to_the_maximum_with_jitter_around_it(int attempt, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), s_polling.DelayAfter(attempt, null, random));

    [Theory]
    [InlineData(9, 10)]
    [InlineData(11, 11)]
    [InlineData(100, 100)]
    [InlineData(90_000, 86_400)]
    public void The_provider_can_lengthen_a_delay_up_to_a_day_and_not_shorten_it(int requested, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), s_polling.DelayAfter(1, TimeSpan.FromSeconds(requested), 0.5));

    [Theory]
    [InlineData("j1", true)]
    [InlineData("video:vgen_1/part", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\\b", false)]
    [InlineData("a?b", false)]
    [InlineData("a#b", false)]
    [InlineData("/a", false)]
    [InlineData("a//b", false)]
    [InlineData("a/", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/../b", false)]
    [InlineData("a/./b", false)]
    [InlineData("a..b", true)]
    public void An_id_is_one_line_that_cannot_leave_its_path(string? id, bool isUsable) => Assert.Equal(isUsable, AnswerCheck.IsUsableId(id));

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void An_id_has_a_maximum_length(int length, bool isUsable) => Assert.Equal(isUsable, AnswerCheck.IsUsableId(new string('a', length)));
}
