using System.Diagnostics;
using System.Text.Json;

namespace Typed.Mutations.Compiling;

/// <summary>What the build knows about a project.</summary>
internal static class ProjectFile
{
    private const string Framework = "net10.0";

    /// <summary>Builds a project with everything that it references.</summary>
    public static void Build(string repository, string project)
    {
        Console.WriteLine($"Building {project}.");
        Run(repository, ["build", project, .. FrameworkOf(repository, project), "-m:1", "-v", "quiet", "--nologo", "-clp:NoSummary", "-p:RunAnalyzersDuringBuild=false"]);
    }

    /// <summary>The arguments of the compiler for a project that was built before.</summary>
    public static List<string> CompilerArguments(string repository, string project)
    {
        var output = Run(repository,
        [
            "build", project, .. FrameworkOf(repository, project), "--no-restore", "--no-dependencies", "-m:1", "--nologo", "-t:Compile", "-p:ProvideCommandLineArgs=true",
            "-p:SkipCompilerExecution=true", "-p:NonExistentFile=none/none", "-p:RunAnalyzersDuringBuild=false", "-p:TreatWarningsAsErrors=false", "-getItem:CscCommandLineArgs",
        ]);
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    /// <summary>The folder with the output of a test project.</summary>
    public static string OutputOf(string repository, string suite) => Path.Combine(repository, "tests", suite, "bin", "Debug", Framework);

    private static string[] FrameworkOf(string repository, string project) =>
        Directory.EnumerateFiles(Path.Combine(repository, project), "*.csproj").Any(file => File.ReadAllText(file).Contains("<TargetFrameworks>", StringComparison.Ordinal))
            ? ["-f", Framework] : [];

    private static string Run(string repository, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new MutationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
