using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>The classes that quicktype writes from the same schemas, for System.Text.Json with all its features. Needs Node and the modules of <c>quicktype/package.json</c>.</summary>
internal static class QuicktypeCode
{
    public static bool IsInstalled(string repository) => Directory.Exists(Path.Combine(Folder(repository), "node_modules"));

    public static void Write(string repository, string folder, IReadOnlyList<JsonObject> models)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder(repository), "generate.mjs"), folder]) { RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        foreach (var model in models)
        {
            process.StandardInput.WriteLine(model["input_schema"]!.ToJsonString(new JsonSerializerOptions()));
        }

        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("quicktype failed.");
        }
    }

    private static string Folder(string repository) => Path.Combine(repository, "benchmarks", "Typed.Build.Benchmarks", "quicktype");
}
