using System.Net;
using System.Text.Json;
using Typed.Emulator.Faults;

namespace Typed.Emulator.Tests;

public sealed class CreditTests
{
    [Theory]
    [InlineData(EmulatorFixture.Kling, """{"prompt":"x","image_url":"https://e.com/a.png"}""", 12)]
    [InlineData(EmulatorFixture.Kling, """{"prompt":"x","image_url":"https://e.com/a.png","duration":"10"}""", 24)]
    [InlineData("veo3.1", """{"prompt":"x"}""", 64)]
    [InlineData("veo3.1", """{"prompt":"x","duration":"4s"}""", 32)]
    [InlineData("sora-2/text-to-video", """{"prompt":"x","duration":8}""", 16)]
    [InlineData("sora-2/text-to-video", """{"prompt":"x","duration":8.0}""", 16)]
    [InlineData("wan-25-preview/text-to-video", """{"prompt":"x"}""", 16)]
    [InlineData("wan-25-preview/text-to-video", """{"prompt":"x","resolution":"480p","duration":"10"}""", 16)]
    [InlineData("nano-banana", """{"prompt":"xxx","num_images":4}""", 16)]
    // No rule for 7 seconds, nor for resolution auto (the default): the dearest one counts.
    [InlineData("bytedance/seedance/v1/pro/text-to-video", """{"prompt":"x","duration":"7","resolution":"480p"}""", 32)]
    [InlineData("sora-2/image-to-video/pro", """{"prompt":"x","image_url":"https://e.com/a.png"}""", 120)]
    public async Task A_job_costs_what_the_table_says(string model, string parameters, decimal credits)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.Request(model, parameters));
        var (_, remaining) = await fixture.GetAsync("/api/remaining_credits/");
        Assert.Equal(1_000 - credits, remaining.GetProperty("remaining_credits").GetDecimal());
        fixture.Clock.Advance(EmulatorFixture.UntilGenerating);
        Assert.Equal(credits, (await fixture.GetTaskAsync(id)).GetProperty("credits_used").GetDecimal());
    }

    [Fact]
    public async Task A_job_that_cannot_be_paid_is_refused_and_leaves_no_trace()
    {
        await using var fixture = await EmulatorFixture.StartAsync(credits: 23.5m);
        var (status, body) = await fixture.CreateAsync(EmulatorFixture.KlingRequest(p => p["duration"] = "10"));
        Assert.Equal(HttpStatusCode.PaymentRequired, status);
        Assert.Equal(JsonValueKind.String, body.GetProperty("error").ValueKind);
        Assert.Equal(0, fixture.Emulator.Tasks.Count);
        Assert.Equal(23.5m, fixture.Emulator.Account.Balance);

        fixture.Emulator.Account.Balance = 24;
        await fixture.CreateTaskAsync(EmulatorFixture.KlingRequest(p => p["duration"] = "10"));
        Assert.Equal(0, fixture.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_failed_job_is_refunded()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.FailJob("No snow today."));
        var failing = await fixture.CreateTaskAsync();
        var working = await fixture.CreateTaskAsync();
        Assert.Equal(976, fixture.Emulator.Account.Balance);

        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        var task = await fixture.GetTaskAsync(failing);
        Assert.Equal("failed", task.GetProperty("status").GetString());
        Assert.Equal("No snow today.", task.GetProperty("failed_reason").GetString());
        Assert.Equal(0, task.GetProperty("credits_used").GetDecimal());
        Assert.Equal(0, task.GetProperty("assets").GetArrayLength());
        Assert.Equal("done", (await fixture.GetTaskAsync(working)).GetProperty("status").GetString());
        Assert.Equal(988, fixture.Emulator.Account.Balance);
        Assert.Equal(24, fixture.Emulator.Account.Charged);
        Assert.Equal(12, fixture.Emulator.Account.Refunded);
    }

    [Fact]
    public async Task An_account_is_never_overdrawn_by_requests_at_the_same_time()
    {
        await using var fixture = await EmulatorFixture.StartAsync(credits: 120);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => fixture.CreateAsync(EmulatorFixture.KlingRequest())));
        Assert.Equal(10, answers.Count(one => one.Status == HttpStatusCode.Created));
        Assert.Equal(10, fixture.Emulator.Tasks.Count);
        Assert.Equal(0, fixture.Emulator.Account.Balance);
    }
}
