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

    protected override IWebhookInbox Make() => new FileWebhookInbox(_directory.Path, Options, Clock);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _directory.Dispose();
    }
}
