using System.Diagnostics;

namespace Typed.Mutations.Running;

/// <summary>A worker, started again whenever it ended or had to be ended.</summary>
internal sealed class WorkerProcess(string folder, string suite, string mutatedAssembly, IReadOnlyList<string> classes) : IDisposable
{
    // A mutant that collects without end must not take the memory of the machine.
    private const string MemoryLimit = "0x60000000";
    private Process? _process;

    /// <summary>The answer to a request, or null if there was none in time or the process ended.</summary>
    public async Task<string?> AskAsync(string request, TimeSpan limit)
    {
        var process = _process ??= Start();
        try
        {
            await process.StandardInput.WriteLineAsync(request).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
            return await ReadAsync(limit).ConfigureAwait(false);
        }
        catch (IOException)
        {
            Restart();
            return null;
        }
    }

    /// <summary>The next line of an answer.</summary>
    public async Task<string?> ReadAsync(TimeSpan limit)
    {
        string? answer = null;
        try
        {
            answer = await _process!.StandardOutput.ReadLineAsync().WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }

        if (answer is null)
        {
            Restart();
        }

        return answer;
    }

    public void Restart()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        _process = null;
    }

    public void Dispose() => Restart();

    private Process Start()
    {
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(folder, suite + ".runtimeconfig.json"), "--depsfile", Path.Combine(folder, suite + ".deps.json"),
            Path.Combine(folder, typeof(WorkerProcess).Assembly.GetName().Name + ".dll"), Worker.Verb, suite + ".dll", mutatedAssembly, .. classes,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["DOTNET_GCHeapHardLimit"] = MemoryLimit;
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
