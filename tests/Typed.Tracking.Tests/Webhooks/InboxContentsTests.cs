using System.Text;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>How long an inbox keeps messages, how many, and which come first.</summary>
public sealed class InboxContentsTests
{
    private static readonly WebhookInboxOptions s_options = new() { KeepFor = TimeSpan.FromHours(1), MaxWaiting = 2 };
    private readonly SimClock _clock = new();
    private readonly InboxContents _contents;

    public InboxContentsTests() => _contents = new InboxContents(s_options, _clock);

    [Fact]
    public void No_more_are_taken_than_asked_for_and_the_rest_comes_next()
    {
        Add("1", "2", "3");
        Assert.Equal(["1", "2"], TakeIds(2));
        Assert.Equal(["3"], TakeIds(2));
        Assert.Empty(TakeIds(2));
    }

    [Fact]
    public void Each_time_that_a_message_is_taken_counts()
    {
        Add("1");
        for (var attempt = 1; attempt < 4; attempt++)
        {
            Assert.Equal(attempt, Assert.Single(_contents.Take(1, TimeSpan.Zero)).Attempt);
        }
    }

    [Fact]
    public void A_message_is_kept_for_just_the_time_that_is_set()
    {
        Add("remembered", "waits");
        _contents.Complete("remembered", isRemembered: true);
        _clock.Advance(s_options.KeepFor);
        Assert.Equal(["waits"], TakeIds());
        Assert.True(_contents.Contains("remembered"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(TakeIds());
        Assert.False(_contents.Contains("waits"));
        Assert.False(_contents.Contains("remembered"));
    }

    [Fact]
    public void A_message_that_waits_is_removed_when_it_is_too_old_however_many_are_remembered()
    {
        Add("waits");
        foreach (var id in Enumerable.Range(1, 30).Select(Records.Text))
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            Add(id);
            _contents.Complete(id, isRemembered: true);
            _contents.RemoveOld();
        }

        _clock.Advance(TimeSpan.FromMinutes(31));
        _contents.RemoveOld();
        Assert.False(_contents.Contains("waits"));
        Assert.True(_contents.Contains("30"));
    }

    [Fact]
    public void Only_messages_that_are_too_old_are_removed()
    {
        Add("old");
        _clock.Advance(TimeSpan.FromMinutes(40));
        Add("young");
        _clock.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal(["young"], TakeIds());
        Assert.False(_contents.Contains("old"));
        Assert.True(_contents.Contains("young"));
    }

    [Fact]
    public void A_message_that_came_again_is_as_old_as_its_last_delivery()
    {
        Add("1");
        _contents.Complete("1", isRemembered: false);
        Assert.False(_contents.Contains("1"));
        _clock.Advance(TimeSpan.FromMinutes(40));
        Add("1");
        _clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(["1"], TakeIds());
        _clock.Advance(TimeSpan.FromMinutes(21));
        _contents.RemoveOld();
        Assert.False(_contents.Contains("1"));
    }

    [Fact]
    public void Ten_times_as_many_are_remembered_as_may_wait_and_the_oldest_are_forgotten_first()
    {
        var ids = Enumerable.Range(1, 22).Select(Records.Text).ToList();
        foreach (var id in ids)
        {
            Add(id);
            _contents.Complete(id, isRemembered: true);
            _clock.Advance(TimeSpan.FromSeconds(1));
            if (id == "20")
            {
                _contents.RemoveOld();
                Assert.All(ids[..20], known => Assert.True(_contents.Contains(known)));
            }
        }

        _contents.RemoveOld();
        Assert.Equal(ids[2..], ids.Where(_contents.Contains));
    }

    [Fact]
    public void Too_many_remembered_messages_push_out_none_that_waits()
    {
        Add("waits");
        for (var i = 0; i < 21; i++)
        {
            Add(Records.Text(i));
            _contents.Complete(Records.Text(i), isRemembered: true);
        }

        // None is too old yet.
        _clock.Advance(s_options.KeepFor);
        _contents.RemoveOld();
        _contents.RemoveOld();
        Assert.False(_contents.Contains("0"));
        Assert.All(Enumerable.Range(1, 20), i => Assert.True(_contents.Contains(Records.Text(i))));
        Assert.Equal(["waits"], TakeIds());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(TakeIds());
        Assert.False(_contents.Contains("waits"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Verified_and_other_messages_are_counted_apart_and_no_more_when_they_are_done_or_old(bool isVerified)
    {
        Add(isVerified, "1");
        Assert.False(_contents.IsFull(isVerified));
        Add(isVerified, "2");
        Assert.True(_contents.IsFull(isVerified));
        Assert.False(_contents.IsFull(!isVerified));
        Add(!isVerified, "a", "b");
        Assert.True(_contents.IsFull(!isVerified));
        // Again: it is one message.
        Add(isVerified, "2");
        _contents.Complete("1", isRemembered: true);
        Assert.False(_contents.IsFull(isVerified));
        Assert.True(_contents.IsFull(!isVerified));
        // It does not wait any more, and is not counted twice.
        _contents.Complete("1", isRemembered: false);
        Add(isVerified, "3");
        Assert.True(_contents.IsFull(isVerified));
        _clock.Advance(s_options.KeepFor + TimeSpan.FromTicks(1));
        _contents.RemoveOld();
        Assert.False(_contents.IsFull(isVerified));
        Add(isVerified, "4");
        Assert.False(_contents.IsFull(isVerified));
        Add(isVerified, "5");
        Assert.True(_contents.IsFull(isVerified));
    }

    [Fact]
    public void What_is_not_there_cannot_be_completed_or_given_back()
    {
        _contents.Complete("1", isRemembered: true);
        _contents.Return("1", TimeSpan.Zero);
        Assert.False(_contents.Contains("1"));
        Assert.Empty(TakeIds());
    }

    [Fact]
    public void The_lines_give_back_what_waits_and_what_is_remembered_without_its_content()
    {
        // Written in another order than that of their arrival.
        _contents.Add(InboxMessages.Of("2", SimClock.Start.AddSeconds(2), isVerified: false));
        _contents.Add(InboxMessages.Of("3", SimClock.Start.AddSeconds(3)));
        _contents.Add(InboxMessages.Of("1", SimClock.Start.AddSeconds(1)));
        _contents.Complete("1", isRemembered: true);
        _contents.Complete("3", isRemembered: false);
        Assert.Equal(["1 acme True ", "1  end remembered", "2 acme False content of 2"], _contents.Lines.Select(Text));

        var copy = new InboxContents(s_options, _clock);
        foreach (var line in _contents.Lines)
        {
            copy.Apply(line);
        }

        Assert.Equal([true, true, false], new[] { "1", "2", "3" }.Select(copy.Contains));
        var waiting = Assert.Single(copy.Take(10, TimeSpan.Zero));
        Assert.Equal(
            ("2", "acme", false, SimClock.Start.AddSeconds(2), "content of 2"),
            (waiting.Id, waiting.Provider, waiting.IsVerified, waiting.ReceivedAt, Encoding.UTF8.GetString(waiting.Content.Span)));
    }

    private static string Text(InboxLine line) => line.Content is { } content
        ? $"{line.Id} {line.Provider} {line.IsVerified} {Encoding.UTF8.GetString(content)}"
        : $"{line.Id} {line.Provider} end {(line.IsRemembered ? "remembered" : "removed")}";

    private void Add(params string[] ids) => Add(isVerified: true, ids);

    private void Add(bool isVerified, params string[] ids)
    {
        foreach (var id in ids)
        {
            _contents.Add(InboxMessages.Of(id, _clock.GetUtcNow(), isVerified));
        }
    }

    private IEnumerable<string> TakeIds(int max = 100) => _contents.Take(max, TimeSpan.FromMinutes(1)).Select(message => message.Id);
}
