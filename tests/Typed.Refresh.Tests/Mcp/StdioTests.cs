using System.Diagnostics;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Mcp;

/// <summary>The real program over standard input and output.</summary>
public sealed class StdioTests
{
    // The tool's own output folder: it has the libraries that the test project takes from the shared framework.
    private static readonly string s_tool = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Typed.Refresh.Tests"), Path.Combine("refresh", "Typed.Refresh"), StringComparison.Ordinal), "typed.dll");

    [Fact]
    public async Task The_protocol_librarys_client_lists_and_calls_the_tools()
    {
        using var folder = new ScratchFolder();
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Name = "typed", Command = "dotnet", Arguments = [s_tool, "mcp", "--schemas", ScratchFolder.Repository], WorkingDirectory = folder.Root }),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("typed", client.ServerInfo!.Name);
        Assert.Contains("Do not guess parameter values", client.ServerInstructions!, StringComparison.Ordinal);
        Assert.Equal(7, (await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Count);
        var result = await client.CallToolAsync(
            "price",
            new Dictionary<string, object?> { ["model"] = "KlingV16ProImageToVideoParams", ["parameters"] = new Dictionary<string, object> { ["duration"] = 10 } },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("24", JsonNode.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text)!["credits"]!.ToJsonString());
    }

    /// <summary>A client of nobody's library: lines of JSON in, lines of JSON out, and an end of input that ends the server.</summary>
    [Fact]
    public async Task A_transcript_of_plain_lines_is_answered_line_by_line_and_the_end_of_input_ends_the_server()
    {
        var start = new ProcessStartInfo("dotnet", [s_tool, "mcp", "--schemas", ScratchFolder.Repository]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // The server needs no key, and shows none that it happens to have.
        start.Environment["CREATIFY_API_KEY"] = "topsecret-0123";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var seen = new List<string>();

        var hello = await AskAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"plain","version":"1"}}}""");
        Assert.Equal("2025-06-18", hello["result"]!["protocolVersion"]!.GetValue<string>());
        Assert.NotNull(hello["result"]!["capabilities"]!["tools"]);
        await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        var tools = (await AskAsync("""{"jsonrpc":"2.0","id":"two","method":"tools/list"}"""))["result"]!["tools"]!.AsArray();
        Assert.All(tools, tool =>
        {
            Assert.Equal("object", tool!["inputSchema"]!["type"]!.GetValue<string>());
            Assert.True(tool["annotations"]!["readOnlyHint"]!.GetValue<bool>());
            Assert.NotEmpty(tool["description"]!.GetValue<string>());
        });

        var shown = await AskAsync("""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"show_model","arguments":{"model":"veo3.1"}}}""");
        Assert.Equal("creatify", shown["result"]!["structuredContent"]!["provider"]!.GetValue<string>());
        var refused = await AskAsync("""{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"show_model","arguments":{"model":"veo3.9"}}}""");
        Assert.True(refused["result"]!["isError"]!.GetValue<bool>());
        Assert.Equal(-32602, (await AskAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"nope","arguments":{}}}"""))["error"]!["code"]!.GetValue<int>());
        Assert.Equal(-32601, (await AskAsync("""{"jsonrpc":"2.0","id":6,"method":"nothing/like/this"}"""))["error"]!["code"]!.GetValue<int>());

        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await errors);
        Assert.DoesNotContain("topsecret", string.Concat(seen), StringComparison.Ordinal);

        async Task<JsonNode> AskAsync(string line)
        {
            await SendAsync(line);
            var answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            seen.Add(answer!);
            var json = JsonNode.Parse(answer!)!;
            Assert.Equal("2.0", json["jsonrpc"]!.GetValue<string>());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(line)!["id"], json["id"]));
            return json;
        }

        async Task SendAsync(string line)
        {
            await process.StandardInput.WriteLineAsync(line.AsMemory(), TestContext.Current.CancellationToken);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }
    }
}
