using System.Collections.Concurrent;
using Typed.Tracking;
using Typed.Tracking.Journal;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests.Journal;

namespace Typed.TrackingTests.Webhooks;

/// <summary>The file of an inbox: its flushes, a disk that refuses, damage, and what a compaction keeps.</summary>
[Collection(nameof(Alone))]
public sealed class InboxDiskTests : IDisposable
{
    private static readonly WebhookInboxOptions s_options = new() { KeepFor = TimeSpan.FromHours(1), MaxWaiting = 50 };
    private readonly TemporaryDirectory _directory = new();
    private readonly SimClock _clock = new();
    private readonly ConcurrentQueue<string> _reached = new();

    private string FilePath => _directory.Sub("webhooks.inbox");

    public void Dispose()
    {
        Checkpoint.OnReached = null;
        _directory.Dispose();
    }

    [Fact]
    public async Task A_message_is_flushed_before_it_is_acknowledged()
    {
        Checkpoint.OnReached = _reached.Enqueue;
        await using var inbox = Make();
        await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct);
        Assert.Equal(["directory-flushed", "flushed"], _reached);
        Assert.Equal(InboxLine.Of(InboxMessages.Of("1")).Frame().Length, new FileInfo(FilePath).Length);
        await inbox.CompleteAsync("1", isRemembered: true, Records.Ct);
        Assert.Equal(["directory-flushed", "flushed", "flushed"], _reached);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_the_disk_refuses_is_not_acknowledged_and_the_inbox_goes_on(bool isFull)
    {
        await using var inbox = Make();
        await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct);
        Refuse("flushed", isFull);
        var refused = await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.AddAsync(InboxMessages.Of("2"), Records.Ct));
        Assert.Contains(_directory.Path, refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.CompleteAsync("1", isRemembered: false, Records.Ct));
        Checkpoint.OnReached = null;
        Assert.True(await inbox.AddAsync(InboxMessages.Of("3"), Records.Ct));
        Assert.Contains("3", await inbox.TakeIdsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_inbox_that_cannot_be_opened_holds_nothing_and_is_tried_again(bool isFull)
    {
        await using var inbox = Make();
        Refuse("directory-flushed", isFull);
        await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct));
        await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.TakeIdsAsync());
        Checkpoint.OnReached = null;
        // Another one can lock the directory, and then the first again.
        await using (var other = Make())
        {
            Assert.True(await other.AddAsync(InboxMessages.Of("1"), Records.Ct));
        }

        Assert.Equal(["1"], await inbox.TakeIdsAsync());
    }

    [Fact]
    public async Task After_a_refused_write_another_process_can_open_it()
    {
        await using var inbox = Make();
        await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct);
        Refuse("flushed", isFull: true);
        await Assert.ThrowsAsync<JournalFaultedException>(async () => await inbox.AddAsync(InboxMessages.Of("2"), Records.Ct));
        Checkpoint.OnReached = null;
        await using var other = Make();
        Assert.Contains("1", await other.TakeIdsAsync());
    }

    [Fact]
    public async Task A_compaction_is_flushed_before_it_has_the_inboxs_name_and_comes_again_when_the_file_has_doubled()
    {
        // A line of 60,000 bytes has 80 kB: 14 of them are more than a MiB, 28 are twice as many.
        await using (var inbox = Make())
        {
            await AddLargeAsync(inbox, 0, 13);
            Checkpoint.OnReached = _reached.Enqueue;
            await AddLargeAsync(inbox, 13, 1);
            await inbox.DisposeAsync();
        }

        Assert.Equal(["flushed", "flushed", "directory-flushed"], _reached);
        _reached.Clear();
        Checkpoint.OnReached = null;
        await using (var inbox = Make())
        {
            Checkpoint.OnReached = _reached.Enqueue;
            await AddLargeAsync(inbox, 14, 20);
            await inbox.DisposeAsync();
        }

        // The first is that of the opening. Then there is one at once, and one at twice its length.
        Assert.Equal(3, _reached.Count(point => point == "directory-flushed"));
        Checkpoint.OnReached = null;
        Assert.False(File.Exists(FilePath + ".new"));
        await using var again = Make();
        Assert.Equal(Enumerable.Range(0, 34).Select(Records.Text), await again.TakeIdsAsync());
    }

    [Fact]
    public async Task A_compaction_drops_what_is_too_old()
    {
        await using (var inbox = Make())
        {
            await AddLargeAsync(inbox, 0, 13);
            _clock.Advance(s_options.KeepFor + TimeSpan.FromSeconds(1));
            await AddLargeAsync(inbox, 13, 1);
        }

        Assert.InRange(new FileInfo(FilePath).Length, 80_000, 81_000);
        await using var again = Make();
        Assert.Equal(["13"], await again.TakeIdsAsync());
    }

    [Fact]
    public async Task The_file_is_readable_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no modes.");
            return;
        }

        await using (var inbox = Make())
        {
            await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
            UnixFileMode? mode = null;
            await AddLargeAsync(inbox, 2, 13);
            var flushes = 0;
            Checkpoint.OnReached = _ => mode ??= ++flushes == 2 ? new FileInfo(FilePath + ".new").UnixFileMode : null;
            await AddLargeAsync(inbox, 20, 1);
            await inbox.DisposeAsync();
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    [Fact]
    public async Task A_torn_end_is_cut_off_and_lines_that_are_none_are_skipped()
    {
        await using (var inbox = Make())
        {
            await inbox.AddAsync(InboxMessages.Of("1"), Records.Ct);
        }

        var whole = new List<byte>(await File.ReadAllBytesAsync(FilePath, Records.Ct));
        whole.AddRange(JournalFormat.Frame("""{"id":5}"""u8));
        whole.AddRange(JournalFormat.Frame("{}"u8));
        // A single byte of damage.
        whole.Add(7);
        whole.AddRange(InboxLine.Of(InboxMessages.Of("2")).Frame());
        await File.WriteAllBytesAsync(FilePath, [.. whole, .. new byte[1000]], Records.Ct);
        await using (var inbox = Make())
        {
            Assert.Equal(["1", "2"], await inbox.TakeIdsAsync());
            Assert.Equal(whole.Count, new FileInfo(FilePath).Length);
            await inbox.AddAsync(InboxMessages.Of("3"), Records.Ct);
        }

        Assert.Equal(whole.Count + InboxLine.Of(InboxMessages.Of("3")).Frame().Length, new FileInfo(FilePath).Length);
        await using var again = Make();
        Assert.Equal(["1", "2", "3"], await again.TakeIdsAsync());
    }

    private async Task AddLargeAsync(FileWebhookInbox inbox, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            Assert.True(await inbox.AddAsync(InboxMessages.Of(Records.Text(i), _clock.GetUtcNow()) with { Content = new byte[60_000] }, Records.Ct));
        }
    }

    private static void Refuse(string at, bool isFull) => Checkpoint.OnReached = point =>
    {
        if (point == at)
        {
            throw isFull ? new IOException("No space left on device.") : new UnauthorizedAccessException("Read-only file system.");
        }
    };

    private FileWebhookInbox Make() => new(_directory.Path, s_options, _clock);
}
