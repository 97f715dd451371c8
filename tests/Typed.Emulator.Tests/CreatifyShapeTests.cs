using System.Net;
using System.Text.Json;

namespace Typed.Emulator.Tests;

public sealed class CreatifyShapeTests
{
    [Fact]
    public async Task Schemas_are_a_bare_array_of_the_models_asked_for()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (_, some) = await fixture.GetAsync($"/api/asset_generator/schemas/?model_name={EmulatorFixture.Kling},veo3.1,no-such");
        Assert.Equal([EmulatorFixture.Kling, "veo3.1"], some.EnumerateArray().Select(one => one.GetProperty("model_name").GetString()));
        Assert.Equal("image_to_video", some[0].GetProperty("generation_type").GetString());
        Assert.Equal("string", some[0].GetProperty("input_params_schema").GetProperty("properties").GetProperty("duration").GetProperty("type").GetString());
        Assert.Equal(["generation_type", "input_params_schema", "model_name"], Names(some[0]));

        var (_, all) = await fixture.GetAsync("/api/asset_generator/schemas/");
        Assert.Equal(35, all.GetArrayLength());
    }

    [Fact]
    public async Task A_created_task_has_the_documented_members()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var request = EmulatorFixture.KlingRequest(p => p["duration"] = "10");
        var (status, task) = await fixture.CreateAsync(request);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(
            ["aspect_ratio", "assets", "created_at", "credits_used", "duration", "failed_reason", "gen_type", "id", "input_params", "model_name", "output_nums", "resolution", "status", "updated_at", "webhook_url"],
            Names(task));
        Assert.Equal("initializing", task.GetProperty("status").GetString());
        Assert.Equal("video", task.GetProperty("gen_type").GetString());
        Assert.Equal(string.Empty, task.GetProperty("failed_reason").GetString());
        Assert.Equal(0, task.GetProperty("assets").GetArrayLength());
        Assert.Equal(0, task.GetProperty("credits_used").GetDecimal());
        Assert.Equal(10, task.GetProperty("duration").GetInt32());
        Assert.Equal("16:9", task.GetProperty("aspect_ratio").GetString());
        Assert.Equal(request["input_params"]!.ToJsonString(), task.GetProperty("input_params").GetRawText());
        Assert.Equal(fixture.Clock.GetUtcNow(), task.GetProperty("created_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_task_goes_through_its_states_by_the_clock()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync();
        Assert.Equal("initializing", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());

        fixture.Clock.Advance(EmulatorFixture.UntilGenerating - TimeSpan.FromTicks(1));
        Assert.Equal("initializing", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
        fixture.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("generating", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());

        fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        var done = await fixture.GetTaskAsync(id);
        Assert.Equal("done", done.GetProperty("status").GetString());
        Assert.Equal(12, done.GetProperty("credits_used").GetDecimal());
        Assert.Equal(done.GetProperty("created_at").GetDateTimeOffset() + EmulatorFixture.UntilDone, done.GetProperty("updated_at").GetDateTimeOffset());
        var asset = Assert.Single(done.GetProperty("assets").EnumerateArray());
        Assert.Equal(["id", "name", "thumbnail_url", "type", "url"], Names(asset));
        Assert.Equal("video", asset.GetProperty("type").GetString());
        Assert.StartsWith(fixture.Emulator.BaseAddress.ToString(), asset.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speed_shortens_everything()
    {
        await using var fixture = await EmulatorFixture.StartAsync(speed: 10);
        var id = await fixture.CreateTaskAsync();
        fixture.Clock.Advance(EmulatorFixture.UntilDone / 10);
        Assert.Equal("done", (await fixture.GetTaskAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_list_gives_the_tasks_asked_for_and_leaves_out_strangers()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var first = await fixture.CreateTaskAsync();
        var second = await fixture.CreateTaskAsync();

        var (_, some) = await fixture.GetAsync($"/api/asset_generator/?ids={second},{Guid.NewGuid()},{first}");
        Assert.Equal([second, first], some.EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
        var (_, all) = await fixture.GetAsync("/api/asset_generator/");
        Assert.Equal([second, first], all.EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
    }

    [Theory]
    [InlineData("?ids=")]
    [InlineData("?ids=,,")]
    [InlineData("?ids=not-a-uuid")]
    public async Task A_list_of_nothing_or_of_no_ids_is_refused(string query)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, body) = await fixture.GetAsync("/api/asset_generator/" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(JsonValueKind.Array, body.GetProperty("ids").ValueKind);
    }

    [Theory]
    [InlineData(100, HttpStatusCode.OK)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task A_list_takes_a_hundred_ids(int count, HttpStatusCode expected)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (status, _) = await fixture.GetAsync($"/api/asset_generator/?ids={string.Join(',', Enumerable.Range(0, count).Select(_ => Guid.NewGuid()))}");
        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("num_images", 3, 12)]
    [InlineData("max_images", 2, 8)]
    public async Task Several_outputs_are_paid_for_and_delivered(string field, int value, int credits)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var id = await fixture.CreateTaskAsync(EmulatorFixture.Request("bytedance/seedream/v4/text-to-image", $$"""{"prompt":"snow in winter","{{field}}":{{value}}}"""));
        fixture.Clock.Advance(TimeSpan.FromSeconds(7));
        var task = await fixture.GetTaskAsync(id);
        Assert.Equal(value, task.GetProperty("assets").GetArrayLength());
        Assert.Equal(value, task.GetProperty("output_nums").GetInt32());
        Assert.Equal(credits, task.GetProperty("credits_used").GetDecimal());
        Assert.Equal("image", task.GetProperty("assets")[0].GetProperty("type").GetString());
        Assert.Equal("2048x2048", task.GetProperty("resolution").GetString());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal);
}
