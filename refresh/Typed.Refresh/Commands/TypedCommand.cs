using System.CommandLine;
using Typed.Refresh.Output;

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
            EmulatorCommand.Create(),
            McpCommand.Create(context),
            CompletionCommand.Create(context),
        };

    /// <summary>Runs a command line. A failure that a command reports becomes one line and exit code 2.</summary>
    public static async Task<int> RunAsync(string[] args, ToolContext context, CancellationToken cancellationToken)
    {
        var parsed = Create(context).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                context.Error.WriteTextLine(error.Message);
            }

            return ExitCodes.Error;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = context.Output.Profile.Out.Writer, Error = context.Error.Profile.Out.Writer }, cancellationToken);
        }
        catch (ToolException problem)
        {
            context.Error.WriteTextLine(problem.Message);
            return ExitCodes.Error;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteTextLine(problem.Message);
            return ExitCodes.Error;
        }
    }
}
