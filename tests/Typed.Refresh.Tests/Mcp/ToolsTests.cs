using System.Text.Json.Nodes;
using ModelContextProtocol;
using Typed.Refresh.Catalog;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Mcp;

public sealed class ToolsTests
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";
    private const string Seedance = "bytedance/seedance/v1/pro/image-to-video";

    [Fact]
    public async Task Find_models_answers_with_the_values_to_set_and_the_cost_of_exactly_these()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var found = await server.CallAsync(
            "find_models", ("provider", "creatify"), ("kind", "image_to_video"), ("duration", 10), ("resolution", "1080P"), ("last_frame", true));
        var first = found["matches"]!.AsArray()[0]!;
        Assert.Equal(Seedance, first["model"]!.GetValue<string>());
        Assert.Equal("""{"duration":"10","resolution":"1080p"}""", first["set"]!.ToJsonString());
        Assert.Equal("""["end_image_url"]""", first["media"]!.ToJsonString());
        Assert.Equal("32", first["cost"]!["credits"]!.ToJsonString());
        Assert.Contains(found["unsure"]!.AsArray(), model => model!["doubts"]!.AsArray().Any(doubt => doubt!.GetValue<string>().Contains("resolution", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Find_models_limits_its_lists_and_says_how_many_there_are()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var found = await server.CallAsync("find_models", ("provider", "creatify"), ("limit", 3));
        Assert.Equal(3, found["matches"]!.AsArray().Count);
        Assert.Equal(CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false)).Models.Count(model => model.Provider == "creatify"), found["match_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Show_model_has_parameters_prices_and_the_record()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var model = await server.CallAsync("show_model", ("model", Kling));
        Assert.Equal("KlingV16ProImageToVideoParams", model["record"]!.GetValue<string>());
        var duration = model["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "duration")!;
        Assert.Equal("""["5","10"]""", duration["allowed"]!.ToJsonString());
        Assert.Equal("exact", model["prices"]!["certainty"]!.GetValue<string>());
    }

    [Fact]
    public async Task Price_takes_a_duration_in_any_notation_and_names_its_placeholders()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        foreach (var duration in new object[] { 10, "10", "10s" })
        {
            var price = await server.CallAsync("price", ("model", Kling), ("parameters", new Dictionary<string, object> { ["duration"] = duration }));
            Assert.Equal("24", price["credits"]!.ToJsonString());
            Assert.Equal("""["prompt","image_url"]""", price["stand_ins"]!.ToJsonString());
        }

        var unknown = await server.CallAsync("price", ("model", Seedance), ("parameters", new Dictionary<string, object> { ["duration"] = 7 }));
        Assert.Null(unknown["credits"]);
        Assert.Contains("no rule for duration 7", unknown["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_is_strict_about_types_and_reports_unknown_names()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var wrong = await server.CallAsync("validate", ("model", Kling), ("parameters", JsonNode.Parse("""{"prompt":"x","image_url":"https://example.com/a.jpg","duration":10,"duraton":"5"}""")));
        Assert.False(wrong["valid"]!.GetValue<bool>());
        var violation = Assert.Single(wrong["violations"]!.AsArray())!;
        Assert.Equal("$.duration", violation["path"]!.GetValue<string>());
        Assert.Equal("""["5","10"]""", violation["allowed"]!.ToJsonString());
        Assert.Equal("duraton. Did you mean duration?", Assert.Single(wrong["unknown"]!.AsArray())!.GetValue<string>());
        Assert.Null(wrong["cost"]);

        var right = await server.CallAsync("validate", ("model", Kling), ("parameters", JsonNode.Parse("""{"prompt":"x","image_url":"https://example.com/a.jpg","duration":"10"}""")));
        Assert.True(right["valid"]!.GetValue<bool>());
        Assert.Equal("24", right["cost"]!["credits"]!.ToJsonString());
    }

    [Fact]
    public async Task The_program_for_each_model_compiles()
    {
        // Two models of each provider: what differs is the client.
        using var folder = new ScratchFolder();
        foreach (var file in Directory.EnumerateDirectories(ScratchFolder.Repository).SelectMany(provider => Directory.EnumerateFiles(Path.Combine(provider, "models")).Order(StringComparer.Ordinal).Take(2)))
        {
            folder.Write(Path.GetRelativePath(ScratchFolder.Repository, file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        folder.Write("creativeai/provider.json", await File.ReadAllTextAsync(Path.Combine(ScratchFolder.Repository, "creativeai", "provider.json"), TestContext.Current.CancellationToken));
        await using var server = await ServerInProcess.StartAsync(folder.Schemas);
        var snippets = new List<string>();
        foreach (var model in CatalogReader.Read(new SchemaFolder(folder.Schemas, IsShipped: false)).Models)
        {
            var sample = await server.CallAsync("sample_code", ("model", model.QualifiedName));
            Assert.True(sample["check"]!["valid"]!.GetValue<bool>(), sample["check"]!.ToJsonString());
            var (code, program) = (sample["code"]!.GetValue<string>(), sample["program"]!.GetValue<string>());
            // The statements after the request become a method of their own, since the test runs only the request.
            var at = program.IndexOf(code, StringComparison.Ordinal) + code.Length;
            snippets.Add("using System;\nusing System.Threading.Tasks;\n" + program[..at] + "\nasync Task Rest()\n{\n" + program[at..] + "\n}\n_ = (Func<Task>)Rest;\n");
        }

        Assert.Equal(6, snippets.Count);
        Assert.Empty(await RecordAssembly.Of(folder.Schemas, snippets).ErrorsAsync());
    }

    [Fact]
    public async Task Sample_code_with_parameters_sets_exactly_these_and_checks_them()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var sample = await server.CallAsync("sample_code", ("model", Kling), ("parameters", JsonNode.Parse("""{"prompt":"It's","image_url":"https://example.com/a.jpg","duration":"10"}""")));
        Assert.Contains("Duration = KlingV16ProImageToVideoDuration.Seconds10,", sample["code"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("CfgScale", sample["code"]!.GetValue<string>(), StringComparison.Ordinal);
        var refused = await server.CallAsync("sample_code", ("model", Kling), ("parameters", JsonNode.Parse("""{"prompt":"x"}""")));
        Assert.False(refused["check"]!["valid"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Convert_ignores_keys_and_never_reads_a_file()
    {
        const string Secret = "topsecret-0123";
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "body.json"), "{}", TestContext.Current.CancellationToken);
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository, folder.Root);
        var converted = await server.CallAsync(
            "convert",
            ("request", $$"""curl -H 'X-API-KEY: {{Secret}}' https://x.example -d '{"model_name":"{{Kling}}","input_params":{"prompt":"x","image_url":"https://example.com/a.jpg","steps":3},"webhook_url":"https://x"}'"""),
            ("use_defaults", true));
        Assert.Contains("new KlingV16ProImageToVideoParams", converted["code"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""["webhook_url"]""", converted["left_out"]!.ToJsonString());
        Assert.Equal("""["steps"]""", converted["extra"]!.ToJsonString());
        Assert.DoesNotContain(Secret, converted.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("body.json", await server.RefusalAsync("convert", ("request", "curl https://x.example -d @body.json"), ("model", Kling)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_compares_folders_of_the_project_and_no_others()
    {
        using var folder = ScratchFolder.With("creatify");
        ScratchFolder.Copy(folder.Schemas, Path.Combine(folder.Root, "before"));
        folder.Edit("creatify/models/nano-banana.json", root => root["kind"] = "image_to_image");
        await using var server = await ServerInProcess.StartAsync(folder.Schemas, folder.Root);
        var diff = await server.CallAsync("diff", ("from", "before"));
        Assert.Contains("nano-banana", Assert.Single(diff["changes"]!.AsArray())!["model"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Did you mean creatify?", await server.RefusalAsync("diff", ("from", "before"), ("provider", "creatfy")), StringComparison.Ordinal);
        Assert.Contains("not inside the project", await server.RefusalAsync("diff", ("from", "../" + Path.GetFileName(folder.Root) + "x")), StringComparison.Ordinal);
        Assert.Contains("not inside the project", await server.RefusalAsync("diff", ("from", "before"), ("to", Path.GetTempPath())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_needs_schemas_of_the_project()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository, isShipped: true);
        Assert.Contains("no schema folder", await server.RefusalAsync("diff"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show_model", "model", "klng-video/v1.6/pro/image-to-video", $"Did you mean {Kling}?")]
    [InlineData("find_models", "kind", "image_to_vidoe", "Did you mean image_to_video?")]
    [InlineData("find_models", "provider", "creatfy", "Did you mean creatify?")]
    [InlineData("find_models", "resolution", "1081p", "Did you mean 1080p?")]
    [InlineData("find_models", "duration", "ten", "is not a duration")]
    [InlineData("find_models", "durations", "10", "Did you mean duration?")]
    [InlineData("find_models", "limit", "3", "must be an integer from 1 to 100")]
    [InlineData("price", "modle", "x", "Did you mean model?")]
    [InlineData("price", "colour", "x", "Known: model, parameters.")]
    [InlineData("validate", "model", "x", "The argument \"parameters\" is required.")]
    public async Task A_wrong_argument_is_a_result_that_the_caller_can_act_on(string tool, string argument, string value, string says)
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        Assert.Contains(says, await server.RefusalAsync(tool, (argument, value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error_with_the_nearest_name()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var error = await Assert.ThrowsAsync<McpProtocolException>(() => server.CallAsync("find_modles"));
        Assert.Contains("Did you mean find_models?", error.Message, StringComparison.Ordinal);
        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
    }

    [Fact]
    public async Task A_refreshed_file_is_seen_by_the_running_server()
    {
        using var folder = ScratchFolder.With("creatify");
        await using var server = await ServerInProcess.StartAsync(folder.Schemas, folder.Root);
        Assert.Equal("24", (await server.CallAsync("price", ("model", Kling), ("parameters", new Dictionary<string, object> { ["duration"] = 10 })))["credits"]!.ToJsonString());
        folder.Write("creatify/pricing.json", folder.Read("creatify/pricing.json").Replace("\"credits\": 24", "\"credits\": 25", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(folder.PathOf("creatify/pricing.json"), File.GetLastWriteTimeUtc(folder.PathOf("creatify/rules.json")).AddHours(1));
        Assert.Equal("25", (await server.CallAsync("price", ("model", Kling), ("parameters", new Dictionary<string, object> { ["duration"] = 10 })))["credits"]!.ToJsonString());
    }

    [Fact]
    public async Task All_tools_say_that_they_only_read_and_no_call_changes_a_file()
    {
        using var folder = ScratchFolder.With("creatify");
        var before = folder.Snapshot();
        await using var server = await ServerInProcess.StartAsync(folder.Schemas, folder.Root);
        var tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["convert", "diff", "find_models", "price", "sample_code", "show_model", "validate"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations is { ReadOnlyHint: true, DestructiveHint: false, OpenWorldHint: false }));
        foreach (var name in new[] { "show_model", "price", "sample_code" })
        {
            await server.CallAsync(name, ("model", Kling));
        }

        await server.CallAsync("find_models");
        await server.CallAsync("diff", ("from", "schemas"));
        Assert.Equal(before, folder.Snapshot());
    }
}
