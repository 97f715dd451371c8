using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Gets the compiler arguments from MSBuild, as an editor does. Nothing is compiled.</summary>
internal static class CompilerArguments
{
    // The properties of an editor's design-time build. A file that never exists prevents the step from being considered up to date.
    private static readonly string[] s_designTime =
    [
        "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
        "-p:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__",
    ];

    /// <exception cref="ToolException">The project can't be evaluated.</exception>
    public static async Task<CSharpCommandLineArguments> ReadAsync(string project, CancellationToken cancellationToken)
    {
        var framework = await FrameworkAsync(project, cancellationToken);
        using var answer = await AskAsync(project, ["-t:Compile", "-getItem:CscCommandLineArgs", .. s_designTime, .. framework], cancellationToken);
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Select(Understood)
            .ToList();
        return arguments.Count > 0
            ? CSharpCommandLineParser.Default.Parse(arguments, Path.GetDirectoryName(project)!, sdkDirectory: null)
            : throw new ToolException($"{project}: MSBuild returned no arguments for the C# compiler. Check that the project is a C# project and is restored.");
    }

    // A newer SDK may specify a C# version that this compiler does not know yet. Preview then supports as much as possible.
    private static string Understood(string argument)
    {
        const string Option = "/langversion:";
        return argument.StartsWith(Option, StringComparison.OrdinalIgnoreCase) && !LanguageVersionFacts.TryParse(argument[Option.Length..], out _) ? Option + "preview" : argument;
    }

    private static async Task<string[]> FrameworkAsync(string project, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(project, ["-getProperty:TargetFramework", "-getProperty:TargetFrameworks"], cancellationToken);
        var properties = answer.RootElement.GetProperty("Properties");
        var several = properties.GetProperty("TargetFrameworks").GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return properties.GetProperty("TargetFramework").GetString() is { Length: > 0 } || several.Length == 0 ? [] : [$"-p:TargetFramework={several[0]}"];
    }

    private static async Task<JsonDocument> AskAsync(string project, string[] questions, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(project)!, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "msbuild", project, "-nologo", "-nodeReuse:false" }.Concat(questions))
        {
            start.ArgumentList.Add(argument);
        }

        // The tool's own startup environment is not a project setting.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        try
        {
            using var msbuild = Process.Start(start)!;
            using var stop = cancellationToken.Register(() => Stop(msbuild));
            var complaining = msbuild.StandardError.ReadToEndAsync(cancellationToken);
            var output = await msbuild.StandardOutput.ReadToEndAsync(cancellationToken);
            await complaining;
            await msbuild.WaitForExitAsync(cancellationToken);
            return msbuild.ExitCode == 0 ? JsonDocument.Parse(output) : throw new ToolException($"{project} can't be evaluated: {FirstError(output)}");
        }
        catch (Exception problem) when (problem is Win32Exception or JsonException)
        {
            throw new ToolException($"{project} can't be evaluated: {problem.Message}", problem);
        }
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? "MSBuild failed.";

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process already exited.
        }
    }
}
