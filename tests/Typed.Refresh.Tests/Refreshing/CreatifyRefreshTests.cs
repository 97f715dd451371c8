using System.Text.Json.Nodes;
using Typed.Emulator;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Refreshing;

/// <summary>Against the emulator, whose catalog is a folder that changes.</summary>
public sealed class CreatifyRefreshTests : IAsyncLifetime
{
    private const string Kling = "creatify/models/kling-video__v1.6__pro__image-to-video.json";

    private readonly ScratchFolder _published = ScratchFolder.With("creatify");
    private readonly RefreshFixture _fixture = new();
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(
        new EmulatorOptions { SchemaFolder = _published.Schemas, ApiKey = RefreshFixture.Key }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _published.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public async Task Where_nothing_changed_no_byte_changes()
    {
        var before = _fixture.Folder.Snapshot();

        await ExpectAsync(ExitCodes.Fine);

        Assert.Equal(before, _fixture.Folder.Snapshot());
        Assert.Contains("0 new, 0 changed, 0 removed, 35 unchanged", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_value_is_the_only_difference_in_its_file()
    {
        Publish(Kling, model => model["input_schema"]!["properties"]!["duration"]!["enum"]!.AsArray().Add("15"));

        await ExpectAsync(ExitCodes.Fine);

        var lines = _fixture.Folder.Read(Kling).Split('\n');
        var repository = File.ReadAllText(Path.Combine(ScratchFolder.Repository, Kling)).Split('\n');
        Assert.Equal(["\"10\",", "\"15\"", "\"certainty\": \"verbatim\",", $"\"document\": \"GET {_emulator.BaseAddress}api/asset_generator/schemas/\",", "\"verbatim\": true,"],
            lines.Except(repository).Select(line => line.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("~ kling-video/v1.6/pro/image-to-video", _fixture.Tool.Output, StringComparison.Ordinal);
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Fact]
    public async Task The_second_run_finds_nothing()
    {
        Publish(Kling, model => model["input_schema"]!["properties"]!["prompt"]!["maxLength"] = 2000);
        await ExpectAsync(ExitCodes.Fine);
        var first = _fixture.Folder.Snapshot();

        await ExpectAsync(ExitCodes.Fine);

        Assert.Equal(first, _fixture.Folder.Snapshot());
    }

    [Fact]
    public async Task A_new_model_gets_a_file_that_the_generator_reads_and_the_lock_knows()
    {
        var model = _published.ReadJson(Kling);
        model["model"] = "kling-video/v9/pro/image-to-video";
        _published.Write("creatify/models/new.json", model.ToJsonString());
        _emulator.Models.Reload();

        await ExpectAsync(ExitCodes.Fine);

        var file = _fixture.Folder.ReadJson("creatify/models/kling-video__v9__pro__image-to-video.json");
        Assert.Equal("image_to_video", file["kind"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(model["input_schema"], file["input_schema"]));
        var entry = _fixture.Folder.ReadJson("creatify/lock.json")["files"]!["models/kling-video__v9__pro__image-to-video.json"]!;
        Assert.Equal("2026-11-21", entry["fetched"]!.GetValue<string>());
        Assert.StartsWith($"GET {_emulator.BaseAddress}", entry["source"]!.GetValue<string>(), StringComparison.Ordinal);
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Fact]
    public async Task A_shrunken_list_writes_nothing_not_even_its_other_changes()
    {
        Publish(Kling, model => model["input_schema"]!["properties"]!["prompt"]!["maxLength"] = 2000);
        Unpublish("nano-banana__edit");
        var before = _fixture.Folder.Snapshot();

        await ExpectAsync(ExitCodes.Drift);

        Assert.Equal(before, _fixture.Folder.Snapshot());
        Assert.Contains("- nano-banana/edit", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Contains("--allow-removals", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_flag_a_model_goes_with_its_prices_and_rules()
    {
        Unpublish("bytedance__seedream__v4__edit");

        await ExpectAsync(ExitCodes.Fine, "--allow-removals");

        Assert.False(File.Exists(_fixture.Folder.PathOf("creatify/models/bytedance__seedream__v4__edit.json")));
        foreach (var file in new[] { "pricing", "rules", "lock" })
        {
            Assert.DoesNotContain("seedream/v4/edit", _fixture.Folder.Read($"creatify/{file}.json").Replace("__", "/", StringComparison.Ordinal).Replace("fal-ai/bytedance/seedream/v4/edit", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Fact]
    public async Task A_pattern_limits_what_is_written_and_what_counts_as_removed()
    {
        Publish(Kling, model => model["input_schema"]!["properties"]!["prompt"]!["maxLength"] = 2000);
        Unpublish("nano-banana__edit");
        Publish("creatify/models/veo3.1.json", model => model["input_schema"]!["properties"]!["prompt"]!["maxLength"] = 7);

        await ExpectAsync(ExitCodes.Fine, "--model", "kling*");

        Assert.Contains("2000", _fixture.Folder.Read(Kling), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(ScratchFolder.Repository, "creatify/models/veo3.1.json")), _fixture.Folder.Read("creatify/models/veo3.1.json"));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_at_all()
    {
        Publish(Kling, model => model["kind"] = "text_to_video");
        var before = _fixture.Folder.Snapshot();

        await ExpectAsync(ExitCodes.Fine, "--dry-run");

        Assert.Equal(before, _fixture.Folder.Snapshot());
        Assert.False(Directory.Exists(_fixture.Folder.PathOf(".typed")));
        Assert.Contains("~ kling-video/v1.6/pro/image-to-video", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_remarks_and_order_stay_in_a_schema_that_changed()
    {
        Publish(Kling, model =>
        {
            var schema = model["input_schema"]!.AsObject();
            var image = schema["properties"]!["image_url"]!.AsObject();
            image.Remove("x-media");
            image["description"] = "An image.";
            // Another order of members is no change.
            var properties = schema["properties"]!;
            schema.Remove("properties");
            schema.Insert(0, "properties", properties);
        });

        await ExpectAsync(ExitCodes.Fine);

        var file = _fixture.Folder.ReadJson(Kling);
        Assert.Equal(["$schema", "type", "required", "properties"], file["input_schema"]!.AsObject().Select(member => member.Key));
        Assert.Equal("image", file["input_schema"]!["properties"]!["image_url"]!["x-media"]!.GetValue<string>());
        Assert.False(file["source"]!["verbatim"]!.GetValue<bool>());
        Assert.Equal(2, file["source"]!["notes"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_date_is_renewed_only_when_that_is_asked_for_and_due()
    {
        _fixture.Clock.Advance(TimeSpan.FromDays(20));
        var before = _fixture.Folder.Snapshot();
        await ExpectAsync(ExitCodes.Fine, "--renew-after", "30d");
        Assert.Equal(before, _fixture.Folder.Snapshot());

        await ExpectAsync(ExitCodes.Fine, "--renew-after", "14d");

        Assert.Equal("2026-12-11", _fixture.Folder.ReadJson("creatify/lock.json")["checked"]!.GetValue<string>());
        var after = _fixture.Folder.Snapshot();
        Assert.Equal(["schemas/creatify/lock.json"], after.Where(file => before[file.Key] != file.Value).Select(file => file.Key));
    }

    [Fact]
    public async Task A_run_in_progress_keeps_a_second_one_out()
    {
        using var held = Typed.Refresh.Files.WorkFolder.Open(_fixture.Folder.Schemas, "creatify");

        await ExpectAsync(ExitCodes.Error);

        Assert.Contains("Another refresh of creatify is running", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    private Task ExpectAsync(int exitCode, params string[] more) => _fixture.ExpectAsync(exitCode, "creatify", _emulator.BaseAddress.AbsoluteUri, more);

    private void Publish(string path, Action<JsonObject> change)
    {
        _published.Edit(path, change);
        _emulator.Models.Reload();
    }

    private void Unpublish(string name)
    {
        File.Delete(_published.PathOf($"creatify/models/{name}.json"));
        _emulator.Models.Reload();
    }
}
