using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Mcp;

namespace Typed.Refresh.Commands;

/// <summary><c>typed mcp</c>: answers questions of a coding assistant.</summary>
internal static class McpCommand
{
    public static Command Create(ToolContext context)
    {
        var schemas = CatalogFolder.CreateOption();
        var command = new Command("mcp", "Runs a Model Context Protocol server over standard input and output, for coding assistants. It only reads.") { schemas };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await ServeAsync(SessionOf(context, () => CatalogFolder.Of(context, parsed, schemas)), cancellationToken);
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>The session of a folder.</summary>
    public static CatalogSession SessionOf(ToolContext context, Func<SchemaFolder> folder) => new(
        folder, (models, from, to, provider, cancellationToken) => StateQuestion.AnswerAsync(context, models, from, to, provider, cancellationToken));

    // The library of the protocol is loaded only here.
    private static Task ServeAsync(CatalogSession session, CancellationToken cancellationToken) => CatalogServer.RunAsync(session, transport: null, cancellationToken);
}
