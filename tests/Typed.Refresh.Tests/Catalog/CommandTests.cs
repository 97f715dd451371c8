using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class CommandTests
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";
    private const string Seedance = "bytedance/seedance/v1/pro/image-to-video";

    [Fact]
    public async Task Models_are_those_that_can_do_what_is_asked()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--schemas", ScratchFolder.Repository, "--provider", "creatify", "--kind", "text-to-video", "--duration", "10s", "--resolution", "1080P", "--json");
        var found = JsonNode.Parse(tool.Output)!.AsArray();
        Assert.Equal(["bytedance/seedance/v1/pro/text-to-video", "wan-25-preview/text-to-video"], found.Select(model => model!["model"]!.GetValue<string>()));
        Assert.Equal("8", found[0]!["credits"]!["least"]!.ToJsonString());
        Assert.Equal("32", found[0]!["credits"]!["most"]!.ToJsonString());
        Assert.Equal("BytedanceSeedanceV1ProTextToVideoParams", found[0]!["record"]!.GetValue<string>());
    }

    [Fact]
    public async Task Models_that_take_a_last_frame_and_a_ratio()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--schemas", ScratchFolder.Repository, "--provider", "creatify", "--last-frame", "--aspect-ratio", "21:9");
        Assert.Contains(Seedance, tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sora-2", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_pipe_a_table_is_aligned_text_without_escape_sequences()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--schemas", ScratchFolder.Repository);
        var lines = tool.Output.Split('\n');
        var record = lines[0].IndexOf("Record", StringComparison.Ordinal);
        Assert.All(lines.Skip(1).SkipLast(2), line => Assert.True(line[record - 1] == ' ' && line[record] != ' ', line));
        Assert.DoesNotContain('\u001b', tool.Output);
    }

    [Theory]
    [InlineData(Kling)]
    [InlineData("creatify:" + Kling)]
    [InlineData("KlingV16ProImageToVideoParams")]
    [InlineData("klingv16proimagetovideoparams")]
    public async Task Show_takes_each_of_a_models_names(string name)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "show", name, "--schemas", ScratchFolder.Repository);
        Assert.Contains("Typed.Models.Creatify.KlingV16ProImageToVideoParams", tool.Output, StringComparison.Ordinal);
        Assert.Contains("\"5\", \"10\"", tool.Output, StringComparison.Ordinal);
        Assert.Contains("credits per output; exact, table of 2025-11, read 2026-11-21", tool.Output, StringComparison.Ordinal);
        Assert.Matches(@"duration 10\s+24\n", tool.Output);
    }

    [Theory]
    [InlineData("klng-video/v1.6/pro/image-to-video", Kling)]
    [InlineData("KlingV16ProImageToVideoParam", "KlingV16ProImageToVideoParams")]
    public async Task An_unknown_model_is_an_error_that_names_the_nearest(string name, string nearest)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "show", name, "--schemas", ScratchFolder.Repository);
        Assert.Contains($"Did you mean {nearest}?", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_as_json_has_it_all()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "show", Seedance, "--json", "--schemas", ScratchFolder.Repository);
        var json = JsonNode.Parse(tool.Output)!;
        var duration = json["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "duration")!;
        Assert.Equal("5", duration["default"]!.GetValue<string>());
        Assert.Equal(10, duration["allowed"]!.AsArray().Count);
        Assert.Equal("exact", json["prices"]!["certainty"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("24", Kling, "duration=10")]
    [InlineData("24", Kling, "duration=10s")]
    [InlineData("32", Seedance, "duration=10", "resolution=1080p")]
    [InlineData("8", Seedance, "duration=5", "resolution=480p")]
    public async Task A_price_is_that_of_the_table(string credits, string model, params string[] settings)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, ["price", model, "--json", "--schemas", ScratchFolder.Repository, .. settings.SelectMany(setting => new[] { "--set", setting })]);
        var json = JsonNode.Parse(tool.Output)!;
        Assert.Equal(credits, json["credits"]!.ToJsonString());
        Assert.Equal("2025-11", json["as_of"]!.GetValue<string>());
        Assert.Contains("prompt", json["stand_ins"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_value_is_named_with_its_path_and_what_is_allowed()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "price", Kling, "--set", "duration=7", "--schemas", ScratchFolder.Repository);
        Assert.Equal("", tool.Output);
        Assert.Equal("error: $.duration: \"7\" is not allowed. Allowed: \"5\", \"10\".\n", tool.Error);
    }

    [Fact]
    public async Task A_price_that_nobody_published_is_unknown_and_never_nothing()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "price", Seedance, "--set", "duration=7", "--schemas", ScratchFolder.Repository);
        Assert.Contains("unknown, because the price table has no rule for duration 7", tool.Output, StringComparison.Ordinal);

        using var json = new Tool();
        await json.ExpectAsync(ExitCodes.Fine, "price", Seedance, "--set", "duration=7", "--json", "--schemas", ScratchFolder.Repository);
        Assert.Null(JsonNode.Parse(json.Output)!["credits"]);
        Assert.Equal("unknown", JsonNode.Parse(json.Output)!["certainty"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("duraton=5", "Did you mean duration?")]
    [InlineData("duration", "name=value")]
    public async Task A_setting_that_is_none_is_an_error(string setting, string says)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "price", Kling, "--set", setting, "--schemas", ScratchFolder.Repository);
        Assert.Contains(says, tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_folder_the_schemas_of_the_tool_are_used_and_a_named_folder_must_exist()
    {
        using var empty = new ScratchFolder();
        using var tool = new Tool { Directory = empty.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "models");
        Assert.Contains("(schemas included in the tool)", tool.Output, StringComparison.Ordinal);
        await tool.ExpectAsync(ExitCodes.Error, "models", "--schemas", "nowhere");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_shown()
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Write("creatify/models/broken.json", "{ \"model\": ");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Drift, "models");
        Assert.Contains("schemas/creatify/models/broken.json", tool.Error, StringComparison.Ordinal);
        Assert.Contains("35 of 35 models", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_cannot_command_the_terminal()
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Edit("creatify/models/nano-banana.json", root => root["input_schema"]!["description"] = "red \u001b[31m alert\u0007");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "show", "nano-banana");
        Assert.Contains("alert", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', tool.Output);
        Assert.DoesNotContain('\u0007', tool.Output);
    }
}
