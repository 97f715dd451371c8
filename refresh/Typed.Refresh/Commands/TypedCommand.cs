using System.CommandLine;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Commands;

/// <summary>The root command. Each subcommand has its own file.</summary>
internal static class TypedCommand
{
    public static RootCommand Create(ToolContext context) =>
        new("Keeps the schemas and prices of image, video and voice models up to date.")
        {
            RefreshCommand.Create(context),
            ImportCommand.Create(context),
            CheckCommand.Create(context),
            DiffCommand.Create(context),
            ReviewCommand.Create(context),
            LockCommand.Create(context),
            ModelsCommand.Create(context),
            ShowCommand.Create(context),
            CompareCommand.Create(context),
            PriceCommand.Create(context),
            CostCommand.Create(context),
            SampleCommand.Create(context),
            ConvertCommand.Create(context),
            CatalogCommand.Create(context),
            RenderCommand.Create(context),
            ExportCommand.Create(context),
            JobsCommand.Create(context),
            RunEmulatorCommand.Create(),
            McpCommand.Create(context),
            CompletionCommand.Create(context),
        };

    /// <summary>Runs a command line. A failure that a command reports becomes one line and exit code 2.</summary>
    public static async Task<int> RunAsync(string[] args, ToolContext context, CancellationToken cancellationToken)
    {
        var root = Create(context);
        if (args is [] or ["--help" or "-h" or "-?" or "help"])
        {
            context.Output.WriteText(args is [] ? HelpText.Short(root) : HelpText.Long(root));
            return ExitCodes.Fine;
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Unknown(root, args) is { } unknown ? [unknown] : parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            {
                Report(context, message);
            }

            return ExitCodes.Error;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = context.Output.Profile.Out.Writer, Error = context.Error.Profile.Out.Writer }, cancellationToken);
        }
        catch (Exception problem) when (problem is ToolException or IOException or UnauthorizedAccessException)
        {
            Report(context, problem.Message);
            return ExitCodes.Error;
        }
    }

    private static void Report(ToolContext context, string message) => context.Error.WriteTextLine("error: " + message);

    // The parser would report each word after the command that does not exist.
    private static string? Unknown(RootCommand root, string[] args)
    {
        if (args[0].StartsWith('-') || args[0].StartsWith('[') || root.Subcommands.Any(command => command.Name == args[0]))
        {
            return null;
        }

        var nearest = NearestName.Of(args[0], root.Subcommands.Select(command => command.Name));
        return $"{ServerText.Quote(args[0])} is not a command." + (nearest is null ? " \"typed --help\" lists the commands." : $" Did you mean {nearest}?");
    }
}
