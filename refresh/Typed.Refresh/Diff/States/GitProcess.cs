using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Typed.Refresh.Diff.States;

/// <summary>Runs git with an argument array, so that no shell interprets the arguments.</summary>
internal static class GitProcess
{
    /// <summary>Git's output, or null if it failed.</summary>
    /// <exception cref="ToolException">Git is not installed.</exception>
    public static async Task<byte[]?> RunAsync(string directory, string? input, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Paths are literal, whatever pattern characters they contain. A state is read, not fetched or refreshed.
        start.Environment["GIT_LITERAL_PATHSPECS"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var git = Process.Start(start)!;
            using var stop = cancellationToken.Register(() => Stop(git));
            using var output = new MemoryStream();
            var reading = git.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            var complaining = git.StandardError.ReadToEndAsync(cancellationToken);
            if (input is not null)
            {
                await git.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), cancellationToken);
            }

            git.StandardInput.Close();
            await reading;
            await complaining;
            await git.WaitForExitAsync(cancellationToken);
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception missing)
        {
            throw new ToolException("Git can't be run. Compare two folders instead: typed diff --from folder --to folder.", missing);
        }
    }

    private static void Stop(Process git)
    {
        try
        {
            git.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process already exited.
        }
    }
}
