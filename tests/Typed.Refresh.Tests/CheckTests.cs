using System.Text.Json.Nodes;
using Typed.Emulator;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests;

public sealed class CheckTests : IDisposable
{
    private const string Kling = "creatify/models/kling-video__v1.6__pro__image-to-video.json";

    private readonly RefreshFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("creatify")]
    [InlineData("creativeai")]
    [InlineData("hoox")]
    public async Task Each_providers_files_are_those_of_its_lock(string provider)
    {
        using var folder = ScratchFolder.With(provider);
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check", "--schemas", folder.Schemas);

        folder.Write($"{provider}/pricing.json", folder.Read($"{provider}/pricing.json") + "\n");
        await _fixture.Tool.ExpectAsync(ExitCodes.Drift, "check", "--schemas", folder.Schemas);
    }

    [Fact]
    public async Task A_wrong_description_of_an_api_is_named_with_its_place()
    {
        using var folder = ScratchFolder.With("creativeai");
        folder.Write("creativeai/provider.json", "{\n  \"name\": \"CreativeAI\",\n  \"api\": { \"base\": \"ftp://x\" }\n}\n");
        await _fixture.Tool.ExpectAsync(ExitCodes.Drift, "check", "--schemas", folder.Schemas);
        Assert.Contains("creativeai: provider.json(3,10): /api: \"submit\" is missing", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Contains("/api: \"base\" must be an https address", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repositorys_files_are_fine_and_nothing_is_written()
    {
        var before = _fixture.Folder.Snapshot();
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check", "--max-age", "30d");
        Assert.Equal(before, _fixture.Folder.Snapshot());
        Assert.False(Directory.Exists(_fixture.Folder.PathOf(".typed")));
    }

    [Fact]
    public async Task A_hand_edit_a_lost_file_and_a_new_one_show_by_name()
    {
        _fixture.Folder.Edit(Kling, file => file["kind"] = "text_to_video");
        File.Delete(_fixture.Folder.PathOf("creatify/models/nano-banana.json"));
        _fixture.Folder.Write("creatify/models/zz.json", """{"model":"zz","kind":"k","input_schema":{}}""");

        await _fixture.Tool.ExpectAsync(ExitCodes.Drift, "check");

        Assert.Equal(
            [
                "creatify: models/kling-video__v1.6__pro__image-to-video.json has been edited since 2026-11-21",
                "creatify: models/zz.json is not in the lock",
                "creatify: models/nano-banana.json is in the lock but does not exist",
            ],
            _fixture.Tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Edits_that_were_looked_at_are_accepted_by_locking()
    {
        _fixture.Folder.Edit(Kling, file => file["kind"] = "text_to_video");
        var before = _fixture.Folder.ReadJson("creatify/lock.json");
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "lock");
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
        var after = _fixture.Folder.ReadJson("creatify/lock.json");
        Assert.Equal([Kling["creatify/".Length..]], after["files"]!.AsObject().Where(file => !JsonNode.DeepEquals(file.Value, before["files"]![file.Key])).Select(file => file.Key));
    }

    [Fact]
    public async Task Other_line_ends_are_no_edit()
    {
        foreach (var file in Directory.GetFiles(_fixture.Folder.PathOf("creatify"), "*.json", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Theory]
    [InlineData(30, ExitCodes.Fine)]
    [InlineData(31, ExitCodes.Drift)]
    public async Task An_age_over_the_limit_is_drift(int days, int exitCode)
    {
        _fixture.Clock.Advance(TimeSpan.FromDays(days));
        await _fixture.Tool.ExpectAsync(exitCode, "check", "--max-age", "30d");
        Assert.Equal(exitCode == ExitCodes.Drift, _fixture.Tool.Output.Contains("models were last compared 31 days ago, on 2026-11-21", StringComparison.Ordinal));
        Assert.Equal(exitCode == ExitCodes.Drift, _fixture.Tool.Output.Contains("prices were last read 31 days ago", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check", "--max-age", "soon")]
    [InlineData("check", "--max-age", "-3d")]
    [InlineData("check", "nobody", "--schemas", "schemas")]
    [InlineData("check", "--schemas", "nowhere")]
    [InlineData("refresh", "nobody", "--schemas", "schemas")]
    [InlineData("refresh", "../x", "--schemas", "schemas")]
    [InlineData("refresh", "creatify", "--address")]
    [InlineData("refresh", "--prices-from", "x.txt")]
    public async Task A_command_that_makes_no_sense_is_an_error(string command, string one, string? other = null, string? third = null)
    {
        await _fixture.Tool.ExpectAsync(ExitCodes.Error, [.. new[] { command, one, other, third }.OfType<string>()]);
        Assert.NotEmpty(_fixture.Tool.Error);
    }

    [Theory]
    [InlineData("creatify/lock.json", "{")]
    [InlineData("creatify/lock.json", """{"provider":"creatify"}""")]
    [InlineData("creatify/lock.json", """{"provider":"creatify","files":{"a":{"sha256":1,"fetched":"x"}}}""")]
    [InlineData("creatify/models/veo3.1.json", "[]")]
    [InlineData("creatify/models/veo3.1.json", """{"model":1}""")]
    public async Task A_file_that_is_none_is_an_error_that_names_it(string path, string text)
    {
        _fixture.Folder.Write(path, text);
        await _fixture.Tool.ExpectAsync(ExitCodes.Error, "check");
        Assert.Contains(path, _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Online_a_difference_is_drift_and_nothing_is_written()
    {
        using var published = ScratchFolder.With("creatify");
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { SchemaFolder = published.Schemas, ApiKey = RefreshFixture.Key }, TestContext.Current.CancellationToken);
        string[] online = ["check", "--online", "--address", $"creatify={emulator.BaseAddress}"];
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, online);

        published.Edit(Kling, file => file["input_schema"]!["required"]!.AsArray().Add("duration"));
        File.Delete(published.PathOf("creatify/models/nano-banana.json"));
        emulator.Models.Reload();
        var before = _fixture.Folder.Snapshot();
        await _fixture.Tool.ExpectAsync(ExitCodes.Drift, online);

        Assert.Equal(before, _fixture.Folder.Snapshot());
        Assert.Contains("creatify: the published schema of kling-video/v1.6/pro/image-to-video differs", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Contains("creatify: nano-banana is no longer published", _fixture.Tool.Output, StringComparison.Ordinal);
    }
}
