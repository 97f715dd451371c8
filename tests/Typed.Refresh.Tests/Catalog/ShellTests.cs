using System.Diagnostics;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.Tests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>The completion scripts in the shells themselves. A shell that is not installed is skipped.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("bash", "source \"$1\"; COMP_LINE='typed sho'; COMP_POINT=9; _typed 2>/dev/null; echo \"${COMPREPLY[@]}\"", "show")]
    [InlineData("bash", "source \"$1\"; COMP_LINE='typed price veo3.1 --set duration='; COMP_POINT=34; _typed 2>/dev/null; echo \"${COMPREPLY[@]}\"", "4s 6s 8s")]
    [InlineData("zsh", "compdef() { :; }; compadd() { shift $argv[(i)--]; print -r -- $argv }; source \"$1\"; BUFFER='typed sho'; CURSOR=9; _typed", "show")]
    [InlineData("fish", "source $argv[1]; complete -C 'typed sho'", "show")]
    public async Task The_script_completes(string shell, string script, string expected)
    {
        if (Programs.Find(shell) is not { } program)
        {
            Assert.Skip($"{shell} is not installed.");
            return;
        }

        using var folder = new ScratchFolder();
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "completion", shell);
        var source = Path.Combine(folder.Root, "completion");
        await File.WriteAllTextAsync(source, tool.Output, TestContext.Current.CancellationToken);
        // The command "typed" of the shell is this build of the tool.
        var typed = Path.Combine(folder.Root, "typed");
        await File.WriteAllTextAsync(typed, $"#!/bin/sh\nexec dotnet \"{Path.Combine(AppContext.BaseDirectory, "typed.dll")}\" \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(typed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = folder.Root };
        string[] arguments = shell == "fish" ? ["-c", script, source] : ["-c", script, shell, source];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PATH"] = folder.Root + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(expected, output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}
