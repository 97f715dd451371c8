using Microsoft.AspNetCore.Http;
using Typed.Emulator.Faults;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Tests;

public sealed class WebhookTests
{
    [Fact]
    public async Task The_end_of_a_job_is_posted()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: listener.Url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);

        var body = await listener.NextAsync();
        Assert.Equal(["assets", "failed_reason", "id", "status"], body.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(id, body.GetProperty("id").GetGuid());
        Assert.Equal("done", body.GetProperty("status").GetString());
        Assert.Equal(1, body.GetProperty("assets").GetArrayLength());
        Assert.Equal(DeliveryOutcome.Delivered, await OutcomeAsync(fixture, id));
    }

    [Fact]
    public async Task A_failure_is_posted_too()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.FailJob("No."));
        await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: listener.Url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        var body = await listener.NextAsync();
        Assert.Equal("failed", body.GetProperty("status").GetString());
        Assert.Equal("No.", body.GetProperty("failed_reason").GetString());
    }

    [Fact]
    public async Task It_can_come_twice_or_get_lost()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.RepeatWebhook());
        var twice = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: listener.Url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(DeliveryOutcome.Delivered, await OutcomeAsync(fixture, twice));
        Assert.Equal(2, listener.Received);

        fixture.Emulator.Faults.Add(Fault.LoseWebhook());
        var lost = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: listener.Url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(DeliveryOutcome.Lost, await OutcomeAsync(fixture, lost));
        Assert.Equal(2, listener.Received);
    }

    [Theory]
    [InlineData("http://example.com/hook")]
    [InlineData("http://192.0.2.1/hook")]
    [InlineData("http://0.0.0.0/hook")]
    [InlineData("http://localhost.example.com/hook")]
    [InlineData("http://localhost@192.0.2.1/hook")]
    [InlineData("http://[2001:db8::1]/hook")]
    public async Task Nobody_outside_this_machine_is_called(string url)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(DeliveryOutcome.Refused, await OutcomeAsync(fixture, id));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_counts_as_not_delivered()
    {
        await using var listener = await WebhookListener.StartAsync(StatusCodes.Status302Found);
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: listener.Url));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(DeliveryOutcome.Failed, await OutcomeAsync(fixture, id));
        Assert.Equal(1, listener.Received);
    }

    [Fact]
    public async Task A_target_that_does_not_listen_changes_nothing_for_the_job()
    {
        string gone;
        await using (var listener = await WebhookListener.StartAsync())
        {
            gone = listener.Url;
        }

        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(webhook: gone));
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(DeliveryOutcome.Failed, await OutcomeAsync(fixture, id));
        Assert.Equal("done", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
    }

    private static Task<DeliveryOutcome> OutcomeAsync(EmulatorFixture fixture, Guid id) =>
        fixture.Emulator.Tasks.Find(id)!.WebhookCompletion.WaitAsync(TimeSpan.FromSeconds(20), EmulatorFixture.Cancel);
}
