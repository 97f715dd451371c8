using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator.Schema;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Mcp;

/// <summary>What the commands write with <c>--json</c>, and what the server answers, has the documented form.</summary>
public sealed class OutputSchemaTests
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";
    private static readonly JsonObject s_schema = JsonNode.Parse(File.ReadAllText(Path.Combine(ScratchFolder.Repository, "output.schema.json")))!.AsObject();

    [Theory]
    [InlineData("models", ExitCodes.Fine, "models")]
    [InlineData("models", ExitCodes.Fine, "models", "--unsure", "--kind", "image_to_video", "--duration", "10", "--resolution", "1080p")]
    [InlineData("show", ExitCodes.Fine, "show", Kling)]
    [InlineData("show", ExitCodes.Fine, "show", "hoox:kling-motion-control")]
    [InlineData("price", ExitCodes.Fine, "price", Kling, "--set", "duration=10")]
    [InlineData("price", ExitCodes.Error, "price", Kling, "--set", "duration=7")]
    [InlineData("price", ExitCodes.Fine, "price", "bytedance/seedance/v1/pro/image-to-video", "--set", "duration=7")]
    [InlineData("compare", ExitCodes.Fine, "compare", Kling, "veo3.1")]
    public async Task A_command_writes_the_documented_form(string form, int exitCode, params string[] args)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(exitCode, [.. args, "--json", "--schemas", ScratchFolder.Repository]);
        AssertForm(form, tool.Output);
    }

    [Fact]
    public async Task The_server_answers_in_the_documented_form()
    {
        await using var server = await ServerInProcess.StartAsync(ScratchFolder.Repository);
        var parameters = ("parameters", (object?)JsonNode.Parse("""{"prompt":"x","image_url":"https://example.com/a.jpg"}"""));
        AssertForm("search", (await server.CallAsync("find_models", ("kind", "text_to_video"), ("duration", 8))).ToJsonString());
        AssertForm("show", (await server.CallAsync("show_model", ("model", Kling))).ToJsonString());
        AssertForm("price", (await server.CallAsync("price", ("model", Kling))).ToJsonString());
        AssertForm("validate", (await server.CallAsync("validate", ("model", Kling), parameters)).ToJsonString());
        AssertForm("sample_code", (await server.CallAsync("sample_code", ("model", Kling), parameters)).ToJsonString());
        AssertForm("convert", (await server.CallAsync("convert", ("request", """{"prompt":"x"}"""), ("model", Kling))).ToJsonString());
    }

    // Otherwise the tests above could not fail.
    [Fact]
    public void A_missing_member_is_found() => Assert.NotEmpty(Violations("price", """{"provider":"x","model":"y","valid":true,"violations":[],"stand_ins":[]}"""));

    private static void AssertForm(string form, string json) => Assert.Empty(Violations(form, json));

    private static IEnumerable<string> Violations(string form, string json)
    {
        var root = s_schema.DeepClone().AsObject();
        Assert.NotNull(root["$defs"]![form]);
        root["$ref"] = $"#/$defs/{form}";
        using var schema = JsonDocument.Parse(root.ToJsonString());
        using var output = JsonDocument.Parse(json);
        return new SchemaValidator(schema.RootElement).Validate(output.RootElement).Select(violation => violation.ToString());
    }
}
