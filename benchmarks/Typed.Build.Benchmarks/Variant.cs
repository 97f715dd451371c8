using System.Diagnostics;

namespace Typed.Build.Benchmarks;

/// <summary>One way to have the models, as a project of its own.</summary>
internal sealed class Variant(string name, string folder)
{
    public string Name => name;

    public string Folder => folder;

    /// <summary>The size of what the compiler was given: files and emitted files, in bytes and lines.</summary>
    public (long Bytes, long Lines) Source()
    {
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            || file.EndsWith(".g.cs", StringComparison.Ordinal) && file.Contains("generated", StringComparison.Ordinal)).ToList();
        return (files.Sum(file => new FileInfo(file).Length), files.Sum(file => (long)File.ReadLines(file).Count()));
    }

    public long AssemblySize() => new FileInfo(Directory.GetFiles(Path.Combine(folder, "bin"), "Variant.dll", SearchOption.AllDirectories)[0]).Length;

    public void Restore() => Dotnet("restore");

    /// <summary>A build from nothing, without compiler server and node reuse; the restore is done before.</summary>
    /// <returns>Seconds, and seconds of processor time in all processes of the build.</returns>
    public (double Wall, double Processor) BuildCold(params string[] more)
    {
        foreach (var output in new[] { Path.Combine(folder, "bin"), Path.Combine(folder, "obj", "Release") })
        {
            if (Directory.Exists(output))
            {
                Directory.Delete(output, recursive: true);
            }
        }

        var before = ProcessorTime.OfChildren();
        var clock = Stopwatch.StartNew();
        Dotnet(["build", "--no-restore", "-c", "Release", "-p:UseSharedCompilation=false", "-nodeReuse:false", .. more]);
        return (clock.Elapsed.TotalSeconds, ProcessorTime.OfChildren() - before);
    }

    private void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v", "quiet", "--nologo"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name}: dotnet {string.Join(' ', arguments)} failed.\n{output}");
        }
    }
}
