using System.IO.Pipelines;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Typed.Refresh.Catalog;
using Typed.Refresh.Commands;
using Typed.Refresh.Mcp;
using Typed.RefreshTests.Kit;
using Tool = Typed.RefreshTests.Kit.Tool;

namespace Typed.RefreshTests.Mcp;

/// <summary>The server in this process, with the protocol library's own client at the other end of two pipes.</summary>
internal sealed class ServerInProcess : IAsyncDisposable
{
    private readonly Tool _tool;
    private readonly Pipe _toServer;
    private readonly Task _server;

    private ServerInProcess(Tool tool, Pipe toServer, Task server, McpClient client) => (_tool, _toServer, _server, Client) = (tool, toServer, server, client);

    public McpClient Client { get; }

    public static async Task<ServerInProcess> StartAsync(string schemas, string? directory = null, bool isShipped = false)
    {
        var tool = new Tool { Directory = directory ?? Path.GetTempPath() };
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var session = McpCommand.SessionOf(tool.Context(), () => new SchemaFolder(schemas, isShipped));
        var server = CatalogServer.RunAsync(session, new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), TestContext.Current.CancellationToken);
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()), cancellationToken: TestContext.Current.CancellationToken);
        return new ServerInProcess(tool, toServer, server, client);
    }

    /// <summary>Calls a tool that succeeds. Its text is the same JSON as its structured content.</summary>
    public async Task<JsonObject> CallAsync(string name, params (string Name, object? Value)[] arguments)
    {
        var result = await CallRawAsync(name, arguments);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.False(result.IsError == true, text);
        var json = JsonNode.Parse(text)!.AsObject();
        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(result.StructuredContent!.Value.GetRawText())));
        return json;
    }

    /// <summary>Calls a tool that cannot do what is asked, and returns what it says.</summary>
    public async Task<string> RefusalAsync(string name, params (string Name, object? Value)[] arguments)
    {
        var result = await CallRawAsync(name, arguments);
        Assert.True(result.IsError);
        return Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
    }

    private async Task<CallToolResult> CallRawAsync(string name, (string Name, object? Value)[] arguments) => await Client.CallToolAsync(
        name, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _server;
        _tool.Dispose();
    }
}
