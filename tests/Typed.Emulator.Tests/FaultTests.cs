using System.Net;
using System.Text;
using System.Text.Json;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;

namespace Typed.Emulator.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData(3.5, "4")]
    [InlineData(null, null)]
    public async Task Too_many_requests_comes_with_and_without_a_wait(double? seconds, string? header)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.TooManyRequests(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null).On(Routes.CreatifyCredits));
        using var response = await fixture.Client.GetAsync("/api/remaining_credits/", EmulatorFixture.Cancel);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(header, response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
        Assert.Equal(HttpStatusCode.OK, (await fixture.GetAsync("/api/remaining_credits/")).Status);
    }

    [Fact]
    public async Task An_error_before_processing_leaves_no_task_and_one_afterwards_does()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.Answer(503));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await fixture.CreateAsync(EmulatorFixture.KlingRequest())).Status);
        Assert.Equal(0, fixture.Emulator.Tasks.Count);
        Assert.Equal(1, fixture.Emulator.Requests.Count(Routes.CreatifyCreate));

        fixture.Emulator.Faults.Add(Fault.Answer(502).Afterwards());
        Assert.Equal(HttpStatusCode.BadGateway, (await fixture.CreateAsync(EmulatorFixture.KlingRequest())).Status);
        Assert.Equal(1, fixture.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task An_error_can_be_html_like_that_of_a_proxy()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.Answer(502, "<html>Bad gateway</html>"));
        using var response = await fixture.Client.GetAsync("/api/remaining_credits/", EmulatorFixture.Cancel);
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_dropped_connection_may_have_made_a_task_or_not(bool after, int tasks)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var fault = fixture.Emulator.Faults.Add(after ? Fault.DropAfter() : Fault.DropBefore());
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.CreateAsync(EmulatorFixture.KlingRequest()));
        Assert.Equal(1, fault.Fired);
        Assert.Equal(tasks, fixture.Emulator.Tasks.Count);
        Assert.Equal(1_000 - (12 * tasks), fixture.Emulator.Account.Balance);
        Assert.Equal(1, fixture.Emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task A_slow_job_takes_that_much_longer()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.SlowJob(TimeSpan.FromMinutes(5)));
        var id = await fixture.CreateTaskAsync();
        fixture.Clock.Advance(EmulatorFixture.UntilDone + TimeSpan.FromMinutes(4));
        Assert.Equal("generating", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("done", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Statuses_and_types_that_nobody_documented_can_come()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.UnknownStatus("paused"));
        fixture.Emulator.Faults.Add(Fault.UnknownAssetType("hologram"));
        var id = await fixture.CreateTaskAsync();
        fixture.Clock.Advance(EmulatorFixture.UntilGenerating);
        Assert.Equal("paused", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        var task = await fixture.GetTaskAsync(id);
        Assert.Equal("done", task.GetProperty("status").GetString());
        Assert.Equal("hologram", task.GetProperty("assets")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void A_fault_strikes_when_it_is_told_to()
    {
        Assert.Equal("x----", Pattern(Fault.FailJob()));
        Assert.Equal("xxx--", Pattern(Fault.FailJob().Next(3)));
        Assert.Equal("---x-", Pattern(Fault.FailJob().Nth(4)));
        Assert.Equal("-x-x-", Pattern(Fault.FailJob().EveryNth(2)));
        Assert.Equal("xxxxx", Pattern(Fault.FailJob().Always()));
        Assert.Equal("-----", Pattern(Fault.FailJob().On(Routes.Media)));

        static string Pattern(Fault fault)
        {
            var board = new FaultBoard();
            board.Add(fault);
            return string.Concat(Enumerable.Range(0, 5).Select(_ => board.Take(FaultKind.FailJob) is null ? '-' : 'x'));
        }
    }

    [Fact]
    public async Task A_fault_hits_only_its_route_and_is_gone_when_cleared()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.Answer(500).On(Routes.CreatifyList).Always());
        Assert.Equal(HttpStatusCode.OK, (await fixture.GetAsync("/api/remaining_credits/")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await fixture.GetAsync("/api/asset_generator/")).Status);
        fixture.Emulator.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await fixture.GetAsync("/api/asset_generator/")).Status);
    }

    [Fact]
    public async Task Another_process_switches_faults_on_and_off_over_http()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, answer) = await PutAsync(fixture, """{"faults":[{"kind":"answer","status":429,"retry_after":2,"route":"creatify.credits","times":2},{"kind":"fail_job","nth":2,"text":"No."}]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, answer.GetProperty("faults").GetArrayLength());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await fixture.GetAsync("/api/remaining_credits/")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await fixture.GetAsync("/api/remaining_credits/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await fixture.GetAsync("/api/remaining_credits/")).Status);
        Assert.Equal(2, (await fixture.GetAsync("/_emulator/faults")).Body.GetProperty("faults")[0].GetProperty("fired").GetInt32());

        (await fixture.Client.DeleteAsync("/_emulator/faults", EmulatorFixture.Cancel)).Dispose();
        Assert.Empty(fixture.Emulator.Faults.Active);
        Assert.Equal(3, (await fixture.GetAsync("/_emulator/state")).Body.GetProperty("requests").GetProperty(Routes.CreatifyCredits).GetInt32());
    }

    [Theory]
    [InlineData("""{"faults":[{"kind":"explode"}]}""")]
    [InlineData("""{"faults":[{"kind":"answer"}]}""")]
    [InlineData("""{"faults":[{"kind":"answer","status":200}]}""")]
    [InlineData("""{"faults":[{"kind":"slow_job"}]}""")]
    [InlineData("""{"faults":[{"kind":"fail_job","nth":1,"every":2}]}""")]
    [InlineData("""{"faults":[{"kind":"drop","route":"creatify.nowhere"}]}""")]
    [InlineData("""{"faults":{}}""")]
    [InlineData("{}")]
    public async Task A_fault_that_makes_no_sense_is_refused_and_changes_nothing(string body)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.FailJob());
        var (status, _) = await PutAsync(fixture, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Single(fixture.Emulator.Faults.Active);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PutAsync(EmulatorFixture fixture, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await EmulatorFixture.ReadAsync(await fixture.Client.PutAsync("/_emulator/faults", content, EmulatorFixture.Cancel));
    }
}
