using System.CommandLine;

namespace Typed.Refresh.Commands;

/// <summary><c>typed emulator</c>: runs the providers' APIs on this machine.</summary>
internal static class RunEmulatorCommand
{
    public static Command Create()
    {
        var command = new Command("emulator", "Emulates the providers' APIs on this machine, without keys or costs.");
        Emulator.Hosting.EmulatorCommand.Configure(command);
        return command;
    }
}
