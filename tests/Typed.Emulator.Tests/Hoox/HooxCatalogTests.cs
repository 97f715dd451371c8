using System.Globalization;
using System.Net;
using System.Text.Json;
using Typed.Emulator.Hoox;
using Typed.Emulator.Http;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.Tests.Hoox;

/// <summary>Models, prices and the limit of requests, as documented.</summary>
public sealed class HooxCatalogTests
{
    [Fact]
    public async Task A_list_has_the_filter_at_its_root_and_not_in_its_items()
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (_, all) = await fixture.GetAsync("asset/models");
        Assert.Equal((25, 25), (all.GetProperty("count").GetInt32(), all.GetProperty("models").GetArrayLength()));
        Assert.False(all.TryGetProperty("type", out _));

        var (_, kling) = await fixture.GetAsync("asset/models?type=video&provider=kling");
        Assert.Equal(("video", "kling"), (kling.GetProperty("type").GetString(), kling.GetProperty("provider").GetString()));
        Assert.All(kling.GetProperty("models").EnumerateArray(), model => Assert.False(model.TryGetProperty("type", out _) || model.TryGetProperty("provider", out _)));
        var pro = kling.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("name").GetString() == "kling-pro");
        Assert.Equal((7.5m, true, 2), (pro.GetProperty("base_cost").GetDecimal(), pro.GetProperty("has_audio").GetBoolean(), pro.GetProperty("capabilities").GetProperty("max_images").GetInt32()));
        Assert.Equal("[5,10]", pro.GetProperty("capabilities").GetProperty("supported_durations").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

        var (_, tagged) = await fixture.GetAsync("asset/models?tag=first-last-frames");
        Assert.Equal(("veo-3.1-flf", "google"), (tagged.GetProperty("models")[0].GetProperty("name").GetString(), tagged.GetProperty("models")[0].GetProperty("provider").GetString()));
    }

    [Fact]
    public async Task One_model_has_its_settings_and_its_raw_schema()
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (_, model) = await fixture.GetAsync("asset/models/gpt-image-2");
        Assert.Equal("quality", model.GetProperty("settings")[0].GetProperty("key").GetString());
        Assert.True(model.GetProperty("settings")[0].GetProperty("affects_cost").GetBoolean());
        Assert.Equal(10, model.GetProperty("input_schema").GetProperty("properties").GetProperty("references").GetProperty("maxItems").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.GetAsync("asset/models/none")).Status);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, 5)]
    [InlineData(9, 10)]
    [InlineData(60, 10)]
    public async Task A_length_that_the_model_does_not_have_becomes_the_nearest(int asked, int? taken)
    {
        await using var fixture = await HooxFixture.StartAsync();
        var (status, price) = await fixture.PostAsync("asset/pricing", $$"""{"model":"kling-pro","duration":{{asked}},"generation_count":3}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(price.GetProperty("cost_per_generation").GetDecimal() * 3, price.GetProperty("total_cost").GetDecimal());
        Assert.Equal(taken, price.TryGetProperty("normalized", out var changed) ? changed.GetProperty("duration_in_seconds").GetInt32() : null);
        Assert.Equal((1_000, 0), (fixture.Emulator.Account.Balance, fixture.Emulator.Tasks.Count));
    }

    [Fact]
    public async Task A_hidden_price_function_sees_all_that_a_price_may_depend_on_and_is_what_is_charged()
    {
        var asked = new List<HooxPriceQuestion>();
        await using var fixture = await HooxFixture.StartAsync(new HooxEmulation
        {
            DurationsAsText = true,
            Price = question =>
            {
                asked.Add(question);
                return question.Duration!.Value * (question.Resolution == "1080p" ? 2 : 1) * (question.Settings["generateAudio"].GetBoolean() ? 3 : 1);
            },
        });
        var (_, price) = await fixture.PostAsync("asset/pricing", """{"model":"seedance-1.5","duration":13,"resolution":"1080p","model_settings":{"generateAudio":true},"image_count":1}""");
        Assert.Equal(72, price.GetProperty("total_cost").GetDecimal());
        Assert.Equal("12s", price.GetProperty("normalized").GetProperty("duration").GetString());
        Assert.Equal(("seedance-1.5", 12, "1080p", 1, false), (asked[0].Model, asked[0].Duration, asked[0].Resolution, asked[0].ImageCount, asked[0].Settings["camera_fixed"].GetBoolean()));

        await fixture.StartAsync("""{"type":"video","model":"seedance-1.5","prompt":"x","references":[{"asset_id":"a"}],"generation_count":2}""");
        Assert.Equal((5, "720p", 1), (asked[1].Duration, asked[1].Resolution, asked[1].ImageCount));
        Assert.Equal(990, fixture.Emulator.Account.Balance);
    }

    [Theory]
    [InlineData("""{"duration":5}""", 400)]
    [InlineData("""{"model":"none"}""", 404)]
    [InlineData("""{"model":"veo-3.1","resolution":"8K"}""", 400)]
    [InlineData("""{"model":"veo-3.1","generation_count":0}""", 400)]
    [InlineData("""[]""", 400)]
    public async Task A_question_about_nothing_is_refused(string question, int status)
    {
        await using var fixture = await HooxFixture.StartAsync();
        Assert.Equal(status, (int)(await fixture.PostAsync("asset/pricing", question)).Status);
    }

    [Fact]
    public async Task Requests_are_limited_by_the_emulator_s_clock_with_the_documented_headers()
    {
        await using var fixture = await HooxFixture.StartAsync(new HooxEmulation { RateLimit = new RateLimit(2, TimeSpan.FromMinutes(1)) });
        var start = fixture.Clock.GetUtcNow();
        using var first = await fixture.SendAsync("folder/list");
        using var second = await fixture.SendAsync("folder/list");
        using var third = await fixture.SendAsync("folder/list");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], new[] { first, second, third }.Select(answer => answer.StatusCode));
        Assert.Equal(["1", "0", "0"], new[] { first, second, third }.Select(answer => Header(answer, "X-RateLimit-Remaining")));
        Assert.Equal("2", Header(third, "X-RateLimit-Limit"));
        Assert.Equal(start.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Header(third, "X-RateLimit-Reset"));
        Assert.Null(third.Headers.RetryAfter);
        using var body = JsonDocument.Parse(await third.Content.ReadAsStringAsync(HooxFixture.Cancel));
        Assert.Equal("rate_limit_exceeded", body.RootElement.GetProperty("code").GetString());

        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        using var next = await fixture.SendAsync("folder/list");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(4, fixture.Emulator.Requests.Count(Routes.HooxFolderList));

        static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
    }
}
