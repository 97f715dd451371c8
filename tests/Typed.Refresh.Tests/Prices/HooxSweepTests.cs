using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Prices;

/// <summary>The sweep finds a price function that it does not know, exactly.</summary>
public sealed class HooxSweepTests : IDisposable
{
    private static readonly int[] s_durations = [4, 6, 8];
    private static readonly string[] s_resolutions = ["720p", "1080p", "4K"];
    private static readonly bool[] s_switch = [false, true];

    private readonly RefreshFixture _fixture = new(new ScratchFolder());

    public void Dispose() => _fixture.Dispose();

    // Nothing can be inferred from this one: each combination has a price of its own.
    private static decimal Wild(JsonObject question) =>
        (uint)StringHash($"{question["model"]} {question["duration"]} {question["resolution"]} {question["model_settings"]?["generateAudio"]} {question["image_count"]}") % 1000 / 4m;

    [Fact]
    public async Task A_price_function_without_any_pattern_is_found_exactly_and_in_the_fewest_questions()
    {
        var video = HooxStub.Model("veo-9", s_durations, s_resolutions, [("generateAudio", true), ("keepSound", false)]);
        await using var hoox = HooxStub.Start(Wild, video);

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        var rules = RulesOf("veo-9");
        Assert.Equal(18, rules.Count);
        foreach (var (duration, resolution, audio) in Combinations())
        {
            var when = new JsonObject { ["duration"] = duration, ["resolution"] = resolution, ["model_settings.generateAudio"] = audio };
            var question = new JsonObject { ["model"] = "veo-9", ["duration"] = duration, ["resolution"] = resolution, ["model_settings"] = new JsonObject { ["generateAudio"] = audio } };
            Assert.Equal(Wild(question), Assert.Single(rules, rule => JsonNode.DeepEquals(rule["when"], when))["credits"]!.GetValue<decimal>());
        }

        // Each price that can differ is asked for once; the grid of all lists has aspect ratio, count and the other switch as well.
        Assert.Equal(18, hoox.PricesAsked);
        Assert.Contains("18 prices requested; the full grid of all listed values has 432.", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_difference_is_not_in_the_table()
    {
        await using var hoox = HooxStub.Start(
            question => question["model"]!.GetValue<string>() == "flat" ? 7.50m
                : question["duration"]!.GetValue<int>() * (question["resolution"]!.GetValue<string>() == "4K" ? 2m : 1m) / 4,
            HooxStub.Model("veo-9", [4, 6], ["720p", "1080p", "4K"], [("generateAudio", true)]),
            HooxStub.Model("flat", [4, 6], ["720p", "4K"]));

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal("""[{"when":{},"credits":7.5}]""", new JsonArray([.. RulesOf("flat").Select(rule => rule.DeepClone())]).ToJsonString());
        Assert.All(RulesOf("veo-9"), rule => Assert.Equal(["duration", "resolution"], rule["when"]!.AsObject().Select(condition => condition.Key)));
        Assert.Equal(6, RulesOf("veo-9").Count);
        var entry = _fixture.Folder.ReadJson("hoox/pricing.json")["models"]!["veo-9"]!;
        Assert.Equal("generation_count", entry["outputs"]!["count"]!.GetValue<string>());
        Assert.Equal("exact", entry["certainty"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_number_of_images_is_an_axis_where_it_is_documented()
    {
        await using var hoox = HooxStub.Start(question => 1 + (question["image_count"]!.GetValue<int>() / 3), HooxStub.Model("reve-fast", references: 6));

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal([1m, 1, 1, 2, 2, 2, 3], RulesOf("reve-fast").Select(rule => rule["credits"]!.GetValue<decimal>()));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], RulesOf("reve-fast").Select(rule => rule["when"]!["count(references)"]!.GetValue<int>()));
        Assert.Equal(7, hoox.PricesAsked);
    }

    [Fact]
    public async Task A_price_by_images_that_nobody_documented_shows()
    {
        await using var hoox = HooxStub.Start(question => 5 + (question["image_count"]?.GetValue<int>() ?? 0), HooxStub.Model("seedance-9", [4, 6], references: 3));

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Contains("seedance-9: its price depends on the number of references", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Equal([5m, 6, 7, 8], RulesOf("seedance-9").Select(rule => rule["credits"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task The_full_grid_finds_what_the_provider_says_to_be_without_effect()
    {
        await using var hoox = HooxStub.Start(
            question => question["model_settings"]?["keepSound"]?.GetValue<bool>() == true ? 9 : 8,
            HooxStub.Model("kling-9", [5], switches: [("keepSound", false)]));

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--full-grid");

        Assert.Equal([8m, 9], RulesOf("kling-9").Select(rule => rule["credits"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task A_combination_that_the_server_changes_into_another_has_no_price()
    {
        await using var hoox = HooxStub.Start(_ => 4, HooxStub.Model("veo-9", [4, 6], ["720p", "4K"]));
        hoox.Instead = async context =>
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
            if (!body.Contains("4K", StringComparison.Ordinal) || !body.Contains("\"duration\":4", StringComparison.Ordinal))
            {
                return false;
            }

            await StubServer.WriteAsync(context, """{"model":"veo-9","cost_per_generation":9,"normalized":{"duration":"6s","duration_in_seconds":6}}""");
            return true;
        };

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal(3, RulesOf("veo-9").Count);
        Assert.DoesNotContain(RulesOf("veo-9"), rule => rule["when"]!["duration"]?.GetValue<int>() == 4 && rule["when"]!["resolution"]?.ToString() == "4K");
        Assert.Contains("veo-9: 1 combinations are not available", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_is_waited_for_as_the_server_says()
    {
        await using var hoox = HooxStub.Start(_ => 4, HooxStub.Model("veo-9", [4, 6, 8], ["720p", "4K"]));
        var asked = 0;
        hoox.Instead = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/pricing", StringComparison.Ordinal) || ++asked % 3 != 0)
            {
                return false;
            }

            context.Response.Headers.RetryAfter = "17";
            await StubServer.WriteAsync(context, """{"error":"slow down","code":"rate_limit_exceeded"}""", 429);
            return true;
        };

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal(asked / 3, _fixture.Clock.Skipped.Count(wait => wait == TimeSpan.FromSeconds(17)));
        Assert.Equal(6 + (asked / 3), hoox.PricesAsked);
    }

    [Theory]
    [InlineData("1795248023", 24)]
    [InlineData("9", 10)]
    [InlineData("soon", 20)]
    [InlineData(null, 20)]
    public async Task A_limit_without_Retry_After_is_waited_for_by_its_reset(string? reset, int seconds)
    {
        await using var hoox = HooxStub.Start(_ => 4, HooxStub.Model("veo-9", [4, 6, 8]));
        var asked = 0;
        hoox.Instead = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/pricing", StringComparison.Ordinal) || ++asked != 2)
            {
                return false;
            }

            if (reset is not null)
            {
                context.Response.Headers["X-RateLimit-Reset"] = reset;
            }

            await StubServer.WriteAsync(context, """{"error":"slow down","code":"rate_limit_exceeded"}""", 429);
            return true;
        };

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _fixture.Clock.Skipped);
    }

    [Fact]
    public async Task A_wait_beyond_reason_ends_the_run_and_the_next_one_goes_on()
    {
        await using var hoox = HooxStub.Start(Wild, HooxStub.Model("veo-9", [4, 6, 8], ["720p", "4K"]));
        var asked = 0;
        hoox.Instead = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/pricing", StringComparison.Ordinal) || ++asked != 4)
            {
                return false;
            }

            context.Response.Headers.RetryAfter = "86400";
            await StubServer.WriteAsync(context, "{}", 429);
            return true;
        };
        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", hoox.Address, "--prices");
        Assert.False(Directory.Exists(_fixture.Folder.PathOf("hoox")));
        Assert.Equal(4, hoox.PricesAsked);

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");

        Assert.Equal(7, hoox.PricesAsked);
        Assert.Equal(6, RulesOf("veo-9").Count);
    }

    [Fact]
    public async Task The_same_prices_again_are_no_difference_and_one_new_price_is_one()
    {
        await using var hoox = HooxStub.Start(Wild, HooxStub.Model("veo-9", [4, 6, 8], ["720p", "4K"]), HooxStub.Model("kling-9", [5, 10]));
        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        var first = _fixture.Folder.Snapshot();

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        Assert.Equal(first, _fixture.Folder.Snapshot());

        hoox.Price = question => question["duration"]!.GetValue<int>() == 10 ? 99 : Wild(question);
        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--prices");
        var changed = _fixture.Folder.Snapshot().Where(file => first[file.Key] != file.Value).Select(file => file.Key);
        Assert.Equal(["schemas/hoox/lock.json", "schemas/hoox/pricing.json"], changed);
        Assert.Equal(99, RulesOf("kling-9").Single(rule => rule["when"]!["duration"]!.GetValue<int>() == 10)["credits"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("""{"model":"veo-9","cost_per_generation":"8"}""")]
    [InlineData("""{"model":"veo-9","cost_per_generation":-1}""")]
    [InlineData("""{"model":"veo-9"}""")]
    [InlineData("""{"model":"other","cost_per_generation":8}""")]
    [InlineData("""{"model":"veo-9","cost_per_generation":8,"currency":"USD"}""")]
    [InlineData("""[]""")]
    [InlineData("""{"model":"veo-9","cost_per_generation":1e400}""")]
    public async Task A_price_that_is_none_leaves_everything_as_it_was(string answer)
    {
        await using var hoox = HooxStub.Start(_ => 4, HooxStub.Model("veo-9", [4, 6, 8]));
        hoox.Instead = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/pricing", StringComparison.Ordinal))
            {
                await StubServer.WriteAsync(context, answer);
                return true;
            }

            return false;
        };

        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", hoox.Address, "--prices");

        Assert.False(Directory.Exists(_fixture.Folder.PathOf("hoox")));
    }

    private IReadOnlyList<JsonObject> RulesOf(string model) =>
        [.. _fixture.Folder.ReadJson("hoox/pricing.json")["models"]![model]!["rules"]!.AsArray().Select(rule => rule!.AsObject())];

    private static IEnumerable<(int Duration, string Resolution, bool Audio)> Combinations() =>
        from duration in s_durations
        from resolution in s_resolutions
        from audio in s_switch
        select (duration, resolution, audio);

    private static int StringHash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
