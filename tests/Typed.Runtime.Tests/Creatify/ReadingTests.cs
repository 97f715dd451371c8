using System.Text;
using System.Text.Json;
using Typed.Creatify;

namespace Typed.RuntimeTests.Creatify;

public sealed class ReadingTests
{
    [Fact]
    public async Task Models_are_listed_with_either_spelling_of_the_dialect()
    {
        var stub = new StubHandler(StubHandler.Json("""
            [{"model_name":"a/b","generation_type":"text_to_hologram","input_params_schema":{"$schema":"d1","required":["p"],"properties":{}},"tier":"pro"},
             {"model_name":"c","gen_type":"image_to_video","input_params_schema":{"schema_uri":"d2"}}, {"no_name":1}, 5]
            """));
        var models = await new Rig(stub).Client.ListModelsAsync(["a/b", "c,d"], Rig.Ct);
        Assert.Equal("/api/asset_generator/schemas/?model_name=a%2Fb,c%2Cd", stub.Requests[0].Url.PathAndQuery);
        Assert.Equal([("a/b", "text_to_hologram", "d1"), ("c", "image_to_video", "d2")], models.Select(model => (model.Name, model.Kind.Value, model.Dialect!)));
        Assert.Equal("pro", models[0].Raw.GetProperty("tier").GetString());
        Assert.Equal(JsonValueKind.Object, models[0].InputSchema.GetProperty("properties").ValueKind);
    }

    [Theory]
    [InlineData("""{"remaining_credits":12.25}""")]
    [InlineData("""{"remaining_credits":"12.25"}""")]
    public async Task Credits_have_fractions(string json) =>
        Assert.Equal(12.25m, await new Rig(new StubHandler(StubHandler.Json(json))).Client.GetRemainingCreditsAsync(Rig.Ct));

    [Fact]
    public async Task Tasks_are_listed_a_hundred_at_a_time()
    {
        var stub = new StubHandler((_, request, _) =>
        {
            var ids = request.RequestUri!.Query["?ids=".Length..].Split(',');
            return Task.FromResult(StubHandler.Json($"[{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","status":"done"}"""))}]")());
        });
        var tasks = await new Rig(stub).Client.ListTasksAsync(Enumerable.Range(0, 250).Select(i => $"t{i}"), Rig.Ct);
        Assert.Equal((250, 3), (tasks.Count, stub.Requests.Count));
        Assert.Empty(await new Rig(new StubHandler()).Client.ListTasksAsync([], Rig.Ct));
    }

    [Theory]
    [InlineData("[{\"url\":\"https://a.example/1.png\",\"type\":\"hologram\"},{\"type\":\"no url\"},7]", 1)]
    [InlineData("\"[{\\\"url\\\":\\\"https://a.example/1.png\\\",\\\"type\\\":\\\"hologram\\\"}]\"", 1)]
    [InlineData("\"[]\"", 0)]
    [InlineData("\"none\"", 0)]
    [InlineData("null", 0)]
    [InlineData("[{\"url\":\"file:///etc/passwd\"}]", 0)]
    public async Task Assets_are_read_from_an_array_or_from_text(string assets, int count)
    {
        var task = await new Rig(new StubHandler(StubHandler.Json($$"""{"id":"x","status":"done","duration":null,"credits_used":null,"assets":{{assets}}}"""))).Client.GetTaskAsync("x", Rig.Ct);
        Assert.Equal(count, task.Assets.Count);
        Assert.All(task.Assets, asset => Assert.Equal("hologram", asset.Type.Value));
        Assert.Null(task.Duration);
        Assert.Null(task.CreditsUsed);
    }

    [Fact]
    public void A_webhook_is_read_and_garbage_is_not()
    {
        Assert.True(CreatifyWebhook.TryParse("""{"id":"x","status":"done","failed_reason":"","assets":[{"url":"https://a.example/1.png"}],"more":1}"""u8, out var webhook));
        Assert.Equal(("x", true, null, 1), (webhook.Id, webhook.Status.IsSucceeded, webhook.FailedReason, webhook.Assets.Count));
        foreach (var garbage in new[] { "", "5", "[]", "{}", "{\"id\":5}", "{\"id\":\"\\ud800\"}", "\u0000", new string('[', 500) })
        {
            Assert.False(CreatifyWebhook.TryParse(Encoding.UTF8.GetBytes(garbage), out _));
        }
    }
}
