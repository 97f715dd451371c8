using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The inbox in a file.</summary>
public sealed class FileWebhookInboxTests : WebhookInboxContract
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.Sub("webhooks.inbox");

    [Fact]
    public async Task A_torn_end_and_damage_cost_no_other_message()
    {
        await using (var before = Make())
        {
            await before.AddAsync(Message("1"), Records.Ct);
            await before.AddAsync(Message("2"), Records.Ct);
            await before.AddAsync(Message("3"), Records.Ct);
        }

        var bytes = await File.ReadAllBytesAsync(FilePath, Records.Ct);
        // The first message is damaged, the last one is cut off.
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes[..^5], Records.Ct);
        await using (var inbox = Make())
        {
            Assert.Equal([Message("2").Id], (await TakeAsync(inbox)).Select(message => message.Id));
            Assert.True(await inbox.AddAsync(Message("3"), Records.Ct));
        }

        await using var again = Make();
        Assert.Equal(2, (await TakeAsync(again)).Count);
    }

    [Fact]
    public async Task The_file_stays_small_and_keeps_what_waits_and_what_is_remembered()
    {
        var large = new byte[60_000];
        await using (var inbox = Make())
        {
            await inbox.AddAsync(Message("waiting"), Records.Ct);
            await inbox.AddAsync(Message("remembered"), Records.Ct);
            await inbox.CompleteAsync(Message("remembered").Id, isRemembered: true, Records.Ct);
            for (var i = 0; i < 40; i++)
            {
                var message = Message(Records.Text(i)) with { Content = large };
                await inbox.AddAsync(message, Records.Ct);
                await inbox.CompleteAsync(message.Id, isRemembered: false, Records.Ct);
            }
        }

        // 40 messages are 3.2 MB.
        Assert.InRange(new FileInfo(FilePath).Length, 1, 1_300_000);
        await using var again = Make();
        Assert.Equal(Message("waiting").Id, Assert.Single(await TakeAsync(again)).Id);
        Assert.False(await again.AddAsync(Message("remembered"), Records.Ct));
    }

    [Fact]
    public async Task Two_processes_do_not_share_it()
    {
        await using var first = Make();
        await first.AddAsync(Message("1"), Records.Ct);
        await using var second = Make();
        await Assert.ThrowsAsync<JournalInUseException>(async () => await second.AddAsync(Message("2"), Records.Ct));
        await first.DisposeAsync();
        Assert.True(await second.AddAsync(Message("2"), Records.Ct));
        Assert.Equal(2, (await TakeAsync(second)).Count);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_reported_and_tried_again_later()
    {
        await File.WriteAllTextAsync(_directory.Sub("taken"), "a file", Records.Ct);
        await using var inbox = new FileWebhookInbox(_directory.Sub("taken"), Options, Clock);
        await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.AddAsync(Message("1"), Records.Ct));
        File.Delete(_directory.Sub("taken"));
        Assert.True(await inbox.AddAsync(Message("1"), Records.Ct));
    }

    [Fact]
    public async Task A_full_inbox_has_room_again_when_its_messages_are_too_old()
    {
        await using var inbox = Make();
        foreach (var name in new[] { "1", "2", "3" })
        {
            await inbox.AddAsync(Message(name), Records.Ct);
        }

        var full = await Assert.ThrowsAsync<WebhookInboxFullException>(async () => await inbox.AddAsync(Message("4"), Records.Ct));
        Assert.Equal("Too many webhook messages are waiting.", full.Message);
        Clock.Advance(Options.KeepFor + TimeSpan.FromSeconds(1));
        // Nothing was taken since then.
        Assert.True(await inbox.AddAsync(Message("4"), Records.Ct));
        Assert.Equal([Message("4").Id], (await TakeAsync(inbox)).Select(message => message.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_of_a_message_is_there_when_it_is_opened_again(bool isVerified)
    {
        var message = Message("1") with { IsVerified = isVerified, Provider = "other" };
        await using (var before = Make())
        {
            await before.AddAsync(message, Records.Ct);
        }

        await using var inbox = Make();
        var found = Assert.Single(await TakeAsync(inbox));
        Assert.Equal(message.Content.ToArray(), found.Content.ToArray());
        Assert.Equal(message with { Attempt = 1, Content = found.Content }, found);
    }

    [Fact]
    public async Task A_message_that_was_removed_is_not_there_when_it_is_opened_again()
    {
        await using (var before = Make())
        {
            await before.AddAsync(Message("1"), Records.Ct);
            await before.CompleteAsync(Message("1").Id, isRemembered: false, Records.Ct);
        }

        await using var inbox = Make();
        Assert.Empty(await TakeAsync(inbox));
        Assert.True(await inbox.AddAsync(Message("1"), Records.Ct));
    }

    [Fact]
    public async Task A_closed_inbox_takes_and_gives_nothing()
    {
        var inbox = Make();
        await inbox.AddAsync(Message("1"), Records.Ct);
        await inbox.DisposeAsync();
        await inbox.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await inbox.AddAsync(Message("2"), Records.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await TakeAsync(inbox));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await inbox.CompleteAsync(Message("1").Id, isRemembered: true, Records.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await inbox.ReturnAsync(Message("1").Id, TimeSpan.Zero, Records.Ct));
        await using var again = Make();
        Assert.Single(await TakeAsync(again));
    }

    [Fact]
    public async Task A_cancelled_delivery_and_none_at_all_write_nothing()
    {
        await using var inbox = Make();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await inbox.AddAsync(Message("1"), new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await inbox.AddAsync(null!, Records.Ct));
        Assert.Empty(await TakeAsync(inbox));
    }

    [Fact]
    public async Task By_default_messages_are_kept_for_a_day_of_the_system_clock()
    {
        await using var inbox = new FileWebhookInbox(_directory.Path);
        var now = TimeProvider.System.GetUtcNow();
        await inbox.AddAsync(InboxMessages.Of("old", now.AddHours(-25)), Records.Ct);
        await inbox.AddAsync(InboxMessages.Of("young", now.AddHours(-23)), Records.Ct);
        Assert.Equal(["young"], await inbox.TakeIdsAsync());
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_their_names()
    {
        var valid = new WebhookInboxOptions { KeepFor = TimeSpan.FromTicks(1), MaxWaiting = 1, Timeout = TimeSpan.FromTicks(1) };
        valid.ThrowIfInvalid();
        Assert.Equal(nameof(valid.KeepFor), NameIn(valid with { KeepFor = TimeSpan.Zero }));
        Assert.Equal(nameof(valid.MaxWaiting), NameIn(valid with { MaxWaiting = 0 }));
        Assert.Equal(nameof(valid.Timeout), NameIn(valid with { Timeout = TimeSpan.Zero }));
        Assert.Equal("directory", Assert.Throws<ArgumentException>(() => new FileWebhookInbox("")).ParamName);
        var defaults = new WebhookInboxOptions();
        Assert.Equal((TimeSpan.FromDays(1), 10_000, TimeSpan.FromSeconds(5)), (defaults.KeepFor, defaults.MaxWaiting, defaults.Timeout));

        string? NameIn(WebhookInboxOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => new FileWebhookInbox(_directory.Path, options)).ParamName;
    }

    protected override IWebhookInbox Make() => new FileWebhookInbox(_directory.Path, Options, Clock);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _directory.Dispose();
    }
}
