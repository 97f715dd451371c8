using System.Reflection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Mcp;

/// <summary>A Model Context Protocol server over the catalog, for coding assistants.</summary>
internal static class CatalogServer
{
    private const string Instructions =
        """
        Typed turns the published schemas and prices of image, video and voice models into C# records. Use these tools before you write code that calls such a model:
        find_models for the model, show_model for its parameters, validate for a request, sample_code for C# that compiles. Do not guess parameter values: they differ from model
        to model, also in type ("5", 5, "8s"). A cost states its date and certainty; "unknown" does not mean free. The tools only read: nothing is sent to a provider, and no key is needed.
        """;

    /// <summary>Serves until the client closes its end.</summary>
    /// <param name="session">The models.</param>
    /// <param name="transport">The connection to the client, or null for standard input and output.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    public static async Task RunAsync(CatalogSession session, ITransport? transport, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "typed", Title = "Typed", Version = Version() },
            ServerInstructions = Instructions.ReplaceLineEndings(" "),
            ToolCollection = [.. CatalogTools.Of(session)],
        };
        // Called for a name that is not in the collection.
        options.Handlers.CallToolHandler = (request, _) => throw new McpProtocolException(
            $"There is no tool {ServerText.Quote(request.Params?.Name ?? "")}.{Suggestion.For(request.Params?.Name ?? "", options.ToolCollection.Select(tool => tool.ProtocolTool.Name))}",
            McpErrorCode.InvalidParams);
        await using var server = McpServer.Create(transport ?? new StdioServerTransport(options), options);
        await server.RunAsync(cancellationToken);
    }

    // 1.2.3-alpha.4+commit: the part after the plus sign says nothing to a client.
    private static string Version() =>
        typeof(CatalogServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
