using System.Net;
using System.Text;
using System.Text.Json;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.Faults;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Tests;

/// <summary>Creatify's custom templates as the wire shows them.</summary>
public sealed class TemplateTests
{
    private const string Jobs = "/api/custom_template_jobs/";

    // 31 seconds: two blocks of 30.
    private static readonly string s_reel = Body("""{"clip":{"type":"video","properties":{"url":"https://example.com/a.mp4"}}}""");

    [Fact]
    public async Task A_list_has_the_documented_members_and_an_item_its_variables()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (_, list) = await fixture.GetAsync("/api/custom_templates/");
        var (_, item) = await fixture.GetAsync($"/api/custom_templates/{TemplateShelf.Reel.Id}/");

        string[] members = ["aspect_ratio", "created_at", "name", "preview", "template_id", "updated_at"];
        Assert.Equal(3, list.GetArrayLength());
        Assert.All(list.EnumerateArray(), one => Assert.Equal(members, Names(one)));
        Assert.Equal([.. members, "variables"], Names(item));
        Assert.Equal("video", item.GetProperty("variables").GetProperty("clip").GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.GetAsync($"/api/custom_templates/{Guid.Empty}/")).Status);
    }

    [Fact]
    public async Task A_job_goes_through_the_documented_states_and_members()
    {
        await using var fixture = await EmulatorFixture.StartAsync(credits: 20);
        var (status, created) = await PostAsync(fixture, Jobs, s_reel);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("pending", 0m), (created.GetProperty("status").GetString(), created.GetProperty("credits_used").GetDecimal()));
        string[] documented =
            ["id", "created_at", "updated_at", "variables", "media_job", "video_output", "preview", "editor_url", "failed_reason", "credits_used", "duration", "status", "progress"];
        Assert.Empty(documented.Except(Names(created)));

        var seen = new List<string?>();
        foreach (var wait in new[] { 0.5, 0.5, 60 })
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(wait));
            seen.Add((await JobAsync(fixture, created)).GetProperty("status").GetString());
        }

        var done = await JobAsync(fixture, created);
        Assert.Equal(["in_queue", "running", "done"], seen);
        Assert.Equal((10m, 31, 10m), (done.GetProperty("credits_used").GetDecimal(), done.GetProperty("duration").GetInt32(), fixture.Emulator.Account.Balance));
        using var file = await fixture.Client.GetAsync(done.GetProperty("video_output").GetString(), EmulatorFixture.Cancel);
        Assert.Equal("video/mp4", file.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{}", "template_id")]
    [InlineData("""{"template_id":"x","variables":{}}""", "template_id")]
    [InlineData("""{"template_id":"00000000-0000-0000-0000-000000000000","variables":{}}""", "template_id")]
    [InlineData("""{"template_id":"$"}""", "variables")]
    [InlineData("""{"template_id":"$","variables":[]}""", "variables")]
    [InlineData("""{"template_id":"$","variables":{"clap":{"type":"text","properties":{}}}}""", "variables")]
    [InlineData("""{"template_id":"$","variables":{"clip":{"type":"image","properties":{"url":"https://a.example/1.png"}}}}""", "variables")]
    [InlineData("""{"template_id":"$","variables":{"clip":{"type":"video","properties":{"url":"nowhere"}}}}""", "variables")]
    [InlineData("""{"template_id":"$","variables":{"clip":7}}""", "variables")]
    [InlineData("""{"template_id":"$","variables":{},"model_version":"aurora_v2"}""", "model_version")]
    [InlineData("""{"template_id":"$","variables":{},"is_hidden":"no"}""", "is_hidden")]
    [InlineData("""{"template_id":"$","variables":{},"webhook_url":"nowhere"}""", "webhook_url")]
    public async Task What_is_wrong_is_named_and_costs_nothing(string body, string field)
    {
        await using var fixture = await EmulatorFixture.StartAsync(credits: 20);
        var (status, answer) = await PostAsync(fixture, Jobs, body.Replace("$", TemplateShelf.Reel.Id.ToString(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], Names(answer));
        Assert.Equal((0, 20m), (fixture.Emulator.TemplateJobs.All.Count, fixture.Emulator.Account.Balance));
    }

    [Fact]
    public async Task A_preview_is_rendered_once_and_only_when_it_is_done()
    {
        await using var fixture = await EmulatorFixture.StartAsync(credits: 20);
        var (_, preview) = await PostAsync(fixture, Jobs + "preview_async/", s_reel);
        var render = $"{Jobs}{preview.GetProperty("id").GetString()}/render/";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(fixture, render, s_reel)).Status);
        fixture.Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.NotNull((await JobAsync(fixture, preview)).GetProperty("preview").GetString());
        Assert.Equal("pending", (await PostAsync(fixture, render, s_reel)).Body.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(fixture, render, s_reel)).Status);
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        var done = await JobAsync(fixture, preview);
        Assert.Equal((10m, 10m), (done.GetProperty("credits_used").GetDecimal(), fixture.Emulator.Account.Balance));
        Assert.NotNull(done.GetProperty("video_output").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(fixture, $"{Jobs}{Guid.NewGuid()}/render/", s_reel)).Status);
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 20)]
    public async Task A_job_without_a_result_is_refunded_only_where_the_emulator_is_told_to(bool refunds, decimal left)
    {
        var clock = new FakeClock();
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 20, TimeProvider = clock, RefundFailedTemplates = refunds }, EmulatorFixture.Cancel);
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { { "X-API-ID", emulator.ApiId }, { "X-API-KEY", emulator.ApiKey } } };
        emulator.Faults.Add(Fault.RejectJob("No."));
        using var content = new StringContent(s_reel, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(Jobs, content, EmulatorFixture.Cancel);
        clock.Advance(EmulatorFixture.UntilDone);
        Assert.Equal(("rejected", "No.", left), (emulator.TemplateJobs.All[0].State.Status, emulator.TemplateJobs.All[0].State.FailedReason, emulator.Account.Balance));
    }

    [Fact]
    public async Task Each_change_is_posted_in_order_and_the_video_has_another_name_after_a_render()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var fixture = await EmulatorFixture.StartAsync();
        var body = s_reel[..^1] + $",\"webhook_url\":\"{listener.Url}\"}}";
        var (_, preview) = await PostAsync(fixture, Jobs + "preview_async/", body);
        fixture.Clock.Advance(TimeSpan.FromSeconds(7));
        await PostAsync(fixture, $"{Jobs}{preview.GetProperty("id").GetString()}/render/", body);
        fixture.Clock.Advance(EmulatorFixture.UntilDone);

        var messages = new List<JsonElement>();
        for (var count = 0; count < 6; count++)
        {
            messages.Add(await listener.NextAsync());
        }

        Assert.Equal(["in_queue", "running", "done", "in_queue", "running", "done"], messages.Select(message => message.GetProperty("status").GetString()));
        Assert.All(messages.Take(3), message => Assert.Equal(["failed_reason", "id", "status", "video_output"], Names(message)));
        Assert.All(messages.Skip(3), message => Assert.Equal(["failed_reason", "id", "output", "status"], Names(message)));
        Assert.NotNull(messages[5].GetProperty("output").GetString());
        var job = Assert.Single(fixture.Emulator.TemplateJobs.All);
        await job.Webhooks.WaitAsync(TimeSpan.FromSeconds(20), EmulatorFixture.Cancel);
        Assert.Equal(Enumerable.Repeat(DeliveryOutcome.Delivered, 6), job.WebhookOutcomes);
    }

    private static string Body(string variables) => $$"""{"template_id":"{{TemplateShelf.Reel.Id}}","variables":{{variables}}}""";

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(EmulatorFixture fixture, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await EmulatorFixture.ReadAsync(await fixture.Client.PostAsync(path, content, EmulatorFixture.Cancel));
    }

    private static async Task<JsonElement> JobAsync(EmulatorFixture fixture, JsonElement created) =>
        (await fixture.GetAsync($"{Jobs}{created.GetProperty("id").GetString()}/")).Body;
}
