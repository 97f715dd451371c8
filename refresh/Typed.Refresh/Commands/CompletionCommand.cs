using System.CommandLine;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed completion</c>: writes the script that lets a shell call <c>typed [suggest]</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create(ToolContext context)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Writes the completion script for a shell.") { shell };
        command.SetAction(parsed =>
        {
            context.Output.WriteText(Resource.Text($"completion/typed.{parsed.GetRequiredValue(shell)}"));
            return ExitCodes.Fine;
        });
        return command;
    }
}
