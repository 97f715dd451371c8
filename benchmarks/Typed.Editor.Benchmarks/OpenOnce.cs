using System.Diagnostics;
using System.Globalization;

namespace Typed.EditorBenchmarks;

/// <summary>Opens one project in a new process: the time to the first semantic model, and the memory that stays alive.</summary>
internal static class OpenOnce
{
    public static IReadOnlyList<string> Variants { get; } = ["none", "files", "generator", "used"];

    /// <returns>Milliseconds, and megabytes (10^6 bytes).</returns>
    public static (double First, double Memory) InNewProcess(string variant, int models)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--open", variant, models.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Split(' ') is [var first, var memory]
            ? (double.Parse(first, CultureInfo.InvariantCulture), double.Parse(memory, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{variant}: {output}");
    }

    public static async Task RunAsync(string variant, int models)
    {
        using var files = new EditorFiles(models);
        using var project = variant switch
        {
            "none" => OpenProject.Empty(),
            "generator" => OpenProject.WithGenerator(files),
            "used" => OpenProject.WithGenerator(files, onlyUsed: true),
            _ => OpenProject.WithFiles(files.Sources()),
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var first = await project.FirstModelAsync();
        await project.KeystrokeAsync();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{first} {(after - before) / 1e6}"));
        GC.KeepAlive(files);
    }
}
