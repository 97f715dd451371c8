using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Refreshing;

public sealed class HooxRefreshTests : IDisposable
{
    private readonly RefreshFixture _fixture = new(new ScratchFolder());

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Models_come_from_their_own_pages_with_settings_and_slots()
    {
        var model = HooxStub.Model("kling-9", [5, 10], switches: [("generateAudio", true)]);
        var item = """{"type":"object","properties":{"url":{"type":"string"},"asset_id":{"type":"string"},"avatar_id":{"type":"string"}}}""";
        model["input_schema"]!["properties"]!["start_image"] = JsonNode.Parse(item);
        model["input_schema"]!["properties"]!["end_image"] = JsonNode.Parse(item);
        model["input_schema"]!["required"] = new JsonArray("prompt", "start_image");
        await using var hoox = HooxStub.Start(_ => 1, model, HooxStub.Model("veo-9"));

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address);

        var file = _fixture.Folder.ReadJson("hoox/models/kling-9.json");
        Assert.Equal(["$schema", "model", "kind", "input_schema", "slots", "settings", "listing", "source"], file.Select(member => member.Key));
        Assert.Equal("image_to_video", file["kind"]!.GetValue<string>());
        Assert.Equal("""["start_image","end_image"]""", file["slots"]!.ToJsonString());
        Assert.Equal("generateAudio", file["settings"]!["items"]![0]!["key"]!.GetValue<string>());
        Assert.Equal("text_to_video", _fixture.Folder.ReadJson("hoox/models/veo-9.json")["kind"]!.GetValue<string>());
        Assert.Equal(3, hoox.Asked);

        var first = _fixture.Folder.Snapshot();
        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address);
        Assert.Equal(first, _fixture.Folder.Snapshot());
    }

    [Fact]
    public async Task A_kind_and_slots_of_ours_stay()
    {
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9", [4, 6], references: 1));
        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address);
        _fixture.Folder.Edit("hoox/models/veo-9.json", file =>
        {
            file["kind"] = "image_to_video";
            file["slots"] = new JsonArray("references");
        });
        hoox.Models["veo-9"]["input_schema"]!["properties"]!["duration"]!["enum"]!.AsArray().Add(8);

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address);

        var file = _fixture.Folder.ReadJson("hoox/models/veo-9.json");
        Assert.Equal("image_to_video", file["kind"]!.GetValue<string>());
        Assert.Equal("""["references"]""", file["slots"]!.ToJsonString());
        Assert.Equal("[4,6,8]", file["input_schema"]!["properties"]!["duration"]!["enum"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"models":[{"name":"veo-9"}],"count":2}""")]
    [InlineData("""{"models":[],"count":0}""")]
    [InlineData("""{"models":{"name":"veo-9"}}""")]
    [InlineData("""{"models":[{"name":"../../x"}],"count":1}""")]
    [InlineData("""{"models":[{"name":"veo-9"},{"name":"missing"}],"count":2}""")]
    public async Task Half_an_answer_changes_nothing(string list)
    {
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));
        hoox.Instead = async context =>
        {
            if (context.Request.Path == "/asset/models")
            {
                await StubServer.WriteAsync(context, list);
                return true;
            }

            return false;
        };

        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", hoox.Address);

        Assert.False(Directory.Exists(_fixture.Folder.PathOf("hoox")));
    }

    [Fact]
    public async Task A_page_about_another_model_is_refused()
    {
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));
        hoox.Models["veo-9"]["name"] = "veo-8";
        hoox.Instead = async context =>
        {
            if (context.Request.Path == "/asset/models")
            {
                await StubServer.WriteAsync(context, """{"models":[{"name":"veo-9"}],"count":1}""");
                return true;
            }

            return false;
        };

        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", hoox.Address);

        Assert.Contains("the answer is for \"veo-8\"", _fixture.Tool.Error, StringComparison.Ordinal);
    }
}
