using System.Text;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Webhooks;

/// <summary>What every inbox must do. An implementation derives a class that says how to open one, and to open it again.</summary>
public abstract class WebhookInboxContract : IDisposable
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    internal SimClock Clock { get; } = new();

    protected virtual WebhookInboxOptions Options { get; } = new() { KeepFor = TimeSpan.FromHours(1), MaxWaiting = 3 };

    /// <summary>An inbox on the same store as before.</summary>
    protected abstract IWebhookInbox Make();

    [Fact]
    public async Task A_repeated_delivery_is_one_message_while_it_waits_and_after_it_was_handled()
    {
        await using var inbox = Make();
        Assert.True(await inbox.AddAsync(Message("1"), Records.Ct));
        Assert.False(await inbox.AddAsync(Message("1"), Records.Ct));
        var message = Assert.Single(await TakeAsync(inbox));
        Assert.Equal((1, "content of 1"), (message.Attempt, Encoding.UTF8.GetString(message.Content.Span)));
        await inbox.CompleteAsync(message.Id, isRemembered: true, Records.Ct);
        Assert.False(await inbox.AddAsync(Message("1"), Records.Ct));
        Assert.Empty(await TakeAsync(inbox));
    }

    [Fact]
    public async Task Of_many_concurrent_deliveries_one_is_new()
    {
        await using var inbox = Make();
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () => await inbox.AddAsync(Message(i % 2 == 0 ? "1" : "2"), Records.Ct))));
        Assert.Equal(2, added.Count(isNew => isNew));
        Assert.Equal(2, (await TakeAsync(inbox)).Count);
    }

    [Fact]
    public async Task A_message_that_is_not_remembered_can_come_again()
    {
        await using var inbox = Make();
        await inbox.AddAsync(Message("1"), Records.Ct);
        await inbox.CompleteAsync(Assert.Single(await TakeAsync(inbox)).Id, isRemembered: false, Records.Ct);
        Assert.True(await inbox.AddAsync(Message("1"), Records.Ct));
        Assert.Single(await TakeAsync(inbox));
    }

    [Fact]
    public async Task A_message_is_taken_once_until_its_lease_has_ended_or_it_is_given_back()
    {
        await using var inbox = Make();
        await inbox.AddAsync(Message("1"), Records.Ct);
        Assert.Single(await TakeAsync(inbox));
        Assert.Empty(await TakeAsync(inbox));
        // Its process died.
        Clock.Advance(s_lease);
        var again = Assert.Single(await TakeAsync(inbox));
        Assert.Equal(2, again.Attempt);
        await inbox.ReturnAsync(again.Id, TimeSpan.FromSeconds(4), Records.Ct);
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await TakeAsync(inbox));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await TakeAsync(inbox));
    }

    [Fact]
    public async Task Messages_are_kept_when_the_process_ends_and_come_oldest_first()
    {
        await using (var before = Make())
        {
            foreach (var name in new[] { "1", "2", "3" })
            {
                await before.AddAsync(Message(name), Records.Ct);
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await before.CompleteAsync((await before.TakeAsync(1, s_lease, Records.Ct))[0].Id, isRemembered: true, Records.Ct);
        }

        await using var inbox = Make();
        Assert.False(await inbox.AddAsync(Message("1"), Records.Ct));
        Assert.False(await inbox.AddAsync(Message("2"), Records.Ct));
        Assert.Equal([Message("2").Id, Message("3").Id], (await TakeAsync(inbox)).Select(message => message.Id));
    }

    [Fact]
    public async Task A_flood_of_unverified_messages_is_refused_and_keeps_no_verified_one_out()
    {
        await using var inbox = Make();
        for (var i = 0; i < Options.MaxWaiting; i++)
        {
            Assert.True(await inbox.AddAsync(Message(Records.Text(i)) with { IsVerified = false }, Records.Ct));
        }

        await Assert.ThrowsAsync<WebhookInboxFullException>(async () => await inbox.AddAsync(Message("more") with { IsVerified = false }, Records.Ct));
        // One that is there already is no further one.
        Assert.False(await inbox.AddAsync(Message("0") with { IsVerified = false }, Records.Ct));
        Assert.True(await inbox.AddAsync(Message("verified"), Records.Ct));
        await inbox.CompleteAsync(Message("0").Id, isRemembered: false, Records.Ct);
        Assert.True(await inbox.AddAsync(Message("more") with { IsVerified = false }, Records.Ct));
    }

    [Fact]
    public async Task A_message_that_is_too_old_is_removed()
    {
        await using var inbox = Make();
        await inbox.AddAsync(Message("1"), Records.Ct);
        await inbox.AddAsync(Message("2"), Records.Ct);
        await inbox.CompleteAsync(Message("2").Id, isRemembered: true, Records.Ct);
        Clock.Advance(Options.KeepFor + TimeSpan.FromSeconds(1));
        Assert.Empty(await TakeAsync(inbox));
        Assert.True(await inbox.AddAsync(Message("1"), Records.Ct));
        Assert.True(await inbox.AddAsync(Message("2"), Records.Ct));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected InboxMessage Message(string name) => new()
    {
        Id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name))),
        Provider = "acme",
        IsVerified = true,
        ReceivedAt = Clock.GetUtcNow(),
        Content = Encoding.UTF8.GetBytes($"content of {name}"),
    };

    protected static async Task<IReadOnlyList<InboxMessage>> TakeAsync(IWebhookInbox inbox) => await inbox.TakeAsync(100, s_lease, Records.Ct);
}
