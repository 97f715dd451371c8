using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Typed.Refresh.Output;

namespace Typed.Refresh.Mcp;

/// <summary>One tool of the server. It only reads and computes: it changes nothing and uses no network.</summary>
internal sealed class CatalogTool : McpServerTool
{
    // Quotes and letters stay readable: the text is read by a language model, not by a browser.
    private static readonly JsonSerializerOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Func<ToolArguments, CancellationToken, Task<JsonObject>> _call;

    /// <param name="name">The name that a client calls.</param>
    /// <param name="title">The name that a person sees.</param>
    /// <param name="description">What the tool is for, in the words of its caller.</param>
    /// <param name="inputSchema">The JSON Schema of the arguments.</param>
    /// <param name="call">The work.</param>
    public CatalogTool(string name, string title, string description, string inputSchema, Func<ToolArguments, CancellationToken, Task<JsonObject>> call)
    {
        _call = call;
        using var schema = JsonDocument.Parse(inputSchema);
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = schema.RootElement.Clone(),
            Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        };
    }

    public override Tool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Calls the tool. A problem that the caller can correct is a result with <c>isError</c>, not a protocol error.</summary>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await _call(new ToolArguments(ProtocolTool.InputSchema, request.Params?.Arguments), cancellationToken);
            var json = result.ToJsonString(s_text);
            using var structured = JsonDocument.Parse(json);
            // The text is for clients that do not read structured content.
            return new CallToolResult { Content = [new TextContentBlock { Text = json }], StructuredContent = structured.RootElement.Clone() };
        }
        catch (Exception problem) when (problem is ToolException or IOException or UnauthorizedAccessException)
        {
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = ConsoleText.Clean(problem.Message) }] };
        }
    }
}
