using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Tests.Hoox;

/// <summary>Webhooks of assets: one for each, in a form of their own, tried again after 1, 2 and 4 seconds.</summary>
public sealed class HooxWebhookTests
{
    [Fact]
    public async Task Each_asset_posts_its_end()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var fixture = await HooxFixture.StartAsync();
        fixture.Emulator.Faults.Add(Faults.Fault.FailJob("No."));
        var ids = await fixture.StartAsync(Request(listener.Url, 2));
        fixture.Clock.Advance(HooxFixture.UntilDone);

        var bodies = new[] { await listener.NextAsync(), await listener.NextAsync() }.ToDictionary(body => body.GetProperty("asset_id").GetString()!);
        var (failed, done) = (bodies[ids[0]], bodies[ids[1]]);
        Assert.Equal(["task", "asset_id", "status", "error"], failed.EnumerateObject().Select(member => member.Name));
        Assert.Equal("No.", failed.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(["task", "asset_id", "status", "result"], done.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("asset_generation", "completed", "video"), (done.GetProperty("task").GetString(), done.GetProperty("status").GetString(), done.GetProperty("result").GetProperty("asset_type").GetString()));
    }

    [Fact]
    public async Task A_message_that_is_not_taken_is_tried_again_after_one_two_and_four_seconds_and_then_dropped()
    {
        await using var listener = await WebhookListener.StartAsync(500);
        await using var fixture = await HooxFixture.StartAsync();
        await fixture.StartAsync(Request(listener.Url, 1));
        var task = fixture.Emulator.Tasks.All[0];
        fixture.Clock.Advance(HooxFixture.UntilDone);
        await listener.NextAsync();
        foreach (var seconds in new[] { 1, 2, 4 })
        {
            await fixture.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds), HooxFixture.Cancel);
            Assert.False(task.WebhookCompletion.IsCompleted);
            fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await listener.NextAsync();
        }

        Assert.Equal(DeliveryOutcome.Failed, await task.WebhookCompletion.WaitAsync(TimeSpan.FromSeconds(20), HooxFixture.Cancel));
        Assert.Equal(4, listener.Received);
    }

    [Fact]
    public async Task A_second_try_that_is_taken_is_the_last()
    {
        await using var listener = await WebhookListener.StartAsync(503, 204);
        await using var fixture = await HooxFixture.StartAsync();
        await fixture.StartAsync(Request(listener.Url, 1));
        fixture.Clock.Advance(HooxFixture.UntilDone);
        await listener.NextAsync();
        await fixture.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1), HooxFixture.Cancel);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryOutcome.Delivered, await fixture.Emulator.Tasks.All[0].WebhookCompletion.WaitAsync(TimeSpan.FromSeconds(20), HooxFixture.Cancel));
        Assert.Equal(2, listener.Received);
    }

    private static string Request(string webhook, int count) =>
        $$"""{"type":"video","model":"veo-3.1-lite","prompt":"x","generation_count":{{count}},"webhook_url":"{{webhook}}"}""";
}
