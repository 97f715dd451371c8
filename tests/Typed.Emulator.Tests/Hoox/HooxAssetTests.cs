using System.Net;
using System.Text.Json;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;

namespace Typed.Emulator.Tests.Hoox;

/// <summary>Start and status as documented: one call, several assets, each charged and refunded for itself.</summary>
public sealed class HooxAssetTests
{
    private const string Two = """{"type":"video","model":"kling-pro","prompt":"x","generation_count":2,"start_image":{"url":"https://example.com/a.png"},"end_image":{"asset_id":"b"}}""";

    [Fact]
    public async Task A_start_answers_with_an_asset_for_each_generation_and_takes_the_whole_sum()
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (status, body) = await fixture.PostAsync("asset/start", Two);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(["asset_ids", "status", "count", "cost_per_generation", "total_cost"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("generating", 2, 7.5m, 15m), (body.GetProperty("status").GetString(), body.GetProperty("count").GetInt32(), body.GetProperty("cost_per_generation").GetDecimal(), body.GetProperty("total_cost").GetDecimal()));
        Assert.All(body.GetProperty("asset_ids").EnumerateArray(), id => Assert.Matches("^[0-9a-f]{24}$", id.GetString()!));
        Assert.Equal(985, fixture.Emulator.Account.Balance);
    }

    [Fact]
    public async Task A_state_goes_from_pending_over_generating_to_completed()
    {
        await using var fixture = await HooxFixture.StartAsync();
        var id = (await fixture.StartAsync(Two))[0];
        Assert.Equal("pending", await StateAsync());
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var (_, working) = await fixture.GetAsync("asset/status/" + id);
        Assert.Equal(["asset_id", "status", "type", "generation_params"], working.EnumerateObject().Select(member => member.Name));
        Assert.Equal(5, working.GetProperty("generation_params").GetProperty("duration").GetInt32());
        fixture.Clock.Advance(HooxFixture.UntilDone);

        var (_, done) = await fixture.GetAsync("asset/status/" + id);
        Assert.Equal("completed", done.GetProperty("status").GetString());
        Assert.Equal(("video", 5, 7.5m), (done.GetProperty("type").GetString(), done.GetProperty("duration_seconds").GetInt32(), done.GetProperty("cost").GetDecimal()));
        Assert.True(done.TryGetProperty("thumbnail_url", out _) && done.TryGetProperty("created_at", out _) && done.TryGetProperty("url", out _));

        async Task<string?> StateAsync() => (await fixture.GetAsync("asset/status/" + id)).Body.GetProperty("status").GetString();
    }

    [Fact]
    public async Task Lengths_are_texts_where_that_is_asked_for()
    {
        await using var fixture = await HooxFixture.StartAsync(new HooxEmulation { DurationsAsText = true });
        var id = (await fixture.StartAsync(Two))[0];
        Assert.Equal("5s", (await fixture.GetAsync("asset/status/" + id)).Body.GetProperty("generation_params").GetProperty("duration").GetString());
    }

    [Fact]
    public async Task A_generation_that_fails_is_given_back_and_the_other_is_not()
    {
        await using var fixture = await HooxFixture.StartAsync();
        fixture.Emulator.Faults.Add(Fault.FailJob("The provider gave up."));
        var ids = await fixture.StartAsync(Two);
        fixture.Clock.Advance(HooxFixture.UntilDone);

        var (_, failed) = await fixture.GetAsync("asset/status/" + ids[0]);
        Assert.Equal(("failed", "The provider gave up."), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetProperty("message").GetString()));
        Assert.Equal("completed", (await fixture.GetAsync("asset/status/" + ids[1])).Body.GetProperty("status").GetString());
        Assert.Equal((992.5m, 7.5m), (fixture.Emulator.Account.Balance, fixture.Emulator.Account.Refunded));
    }

    [Theory]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","end_image":{"asset_id":"b"}}""", "end_image")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","references":[{"asset_id":"b"}]}""", "references")]
    [InlineData("""{"type":"video","model":"veo-3.1","prompt":"x","start_image":{"asset_id":"b"}}""", "start_image")]
    [InlineData("""{"type":"image","model":"kling-pro","prompt":"x"}""", "type")]
    [InlineData("""{"model":"kling-pro","prompt":"x"}""", "type")]
    [InlineData("""{"type":"video","prompt":"x"}""", "model")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","duration":7}""", "duration")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","duration":"5"}""", "duration")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","generation_count":5}""", "generation_count")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","start_image":{"asset_id":"b","url":"https://example.com/a.png"}}""", "start_image")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","model_settings":{"generateAudio":"yes"}}""", "model_settings.generateAudio")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","folder_id":"none"}""", "folder_id")]
    [InlineData("""{"type":"video","model":"kling-pro","prompt":"x","webhook_url":"here"}""", "webhook_url")]
    public async Task What_a_model_does_not_take_is_refused_by_field_and_costs_nothing(string request, string field)
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (status, body) = await fixture.PostAsync("asset/start", request);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, body.GetProperty("details")[0].GetProperty("field").GetString());
        Assert.Equal(1_000, fixture.Emulator.Account.Balance);
        Assert.Equal(0, fixture.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task Too_few_credits_for_all_generations_make_none()
    {
        await using var fixture = await HooxFixture.StartAsync(credits: 14);
        var (status, body) = await fixture.PostAsync("asset/start", Two);
        Assert.Equal((HttpStatusCode.PaymentRequired, "insufficient_credits"), (status, body.GetProperty("code").GetString()));
        Assert.Equal((14, 0), (fixture.Emulator.Account.Balance, fixture.Emulator.Tasks.Count));
    }

    [Fact]
    public async Task Nothing_is_answered_without_the_key()
    {
        await using var fixture = await HooxFixture.StartAsync();
        fixture.Headers.Authorization = new("Bearer", "another");
        foreach (var path in new[] { "asset/models", "asset/models/kling-pro", "asset/status/a", "folder/list", "none" })
        {
            var (status, body) = await fixture.GetAsync(path);
            Assert.Equal((HttpStatusCode.Unauthorized, "invalid_api_key"), (status, body.GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task Folders_are_made_listed_and_taken()
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (status, folder) = await fixture.PostAsync("folder/create", """{"name":"Ads"}""");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("assets", JsonValueKind.Null), (folder.GetProperty("type").GetString(), folder.GetProperty("parent_folder_id").ValueKind));
        var id = folder.GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.Created, (await fixture.PostAsync("folder/create", $$"""{"name":"Sub","parent_folder_id":"{{id}}"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await fixture.PostAsync("folder/create", $$"""{"name":"Sub","type":"videos","parent_folder_id":"{{id}}"}""")).Status);
        Assert.Equal(2, (await fixture.GetAsync("folder/list?type=assets")).Body.GetProperty("folders").GetArrayLength());
        Assert.Equal(0, (await fixture.GetAsync("folder/list?type=videos")).Body.GetProperty("folders").GetArrayLength());
        await fixture.StartAsync($$"""{"type":"image","model":"z-image-turbo","prompt":"x","folder_id":"{{id}}","parent_media_id":"m"}""");
    }
}
