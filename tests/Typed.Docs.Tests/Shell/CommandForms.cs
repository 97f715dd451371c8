using System.Text.RegularExpressions;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests.Shell;

/// <summary>Commands of other tools, which are checked by their form: they name packages, projects and targets that exist.</summary>
internal static partial class CommandForms
{
    /// <summary>The packages that the repository makes.</summary>
    public static IReadOnlyList<string> Packages { get; } = ["Typed", "Typed.Models", "Typed.AspNetCore", "Typed.Cluster", "Typed.Storage.S3", "Typed.Emulator", "Typed.Tool"];

    private static readonly string[] s_targets = ["RefreshSchemas", "CheckSchemas"];

    private static readonly string[] s_properties = ["TypedCostReport", "TypedCostReportBase"];

    private static readonly string[] s_templates = ["console", "worker", "web", "xunit", "classlib", "tool-manifest", "nugetconfig"];

    // Options aside, what follows is free: folders and files of the reader's own.
    private static readonly string[] s_free = ["mkdir", "cd", "git", "export", "dotnet tool restore", "dotnet tool uninstall", "dotnet nuget", "dotnet publish", "dotnet build-server", "dotnet format", "npm", "node", "gh"];

    /// <summary>Why a command cannot be right; null if it has a known form.</summary>
    public static string? Problem(string command)
    {
        if (Package().Match(command) is { Success: true } package)
        {
            // A package of others is one that a sample uses.
            var name = package.Groups["name"].Value;
            return Repository.Read("Directory.Packages.props").Contains($"<PackageVersion Include=\"{name}\"", StringComparison.Ordinal) ? null : Known(Packages, name, "package");
        }

        if (New().Match(command) is { Success: true } template)
        {
            return Known(s_templates, template.Groups["name"].Value, "template");
        }

        if (Project().Match(command) is { Success: true } project)
        {
            var path = project.Groups["path"].Value;
            return Path.Exists(Repository.PathOf(path)) ? null : $"there is no {path}";
        }

        if (Script().Match(command) is { Success: true } script)
        {
            var path = script.Groups["path"].Value;
            return File.Exists(Repository.PathOf(path)) ? null : $"there is no {path}";
        }

        if (Target().Match(command) is { Success: true } target)
        {
            return Known(s_targets, target.Groups["name"].Value, "target");
        }

        if (Properties().Match(command) is { Success: true } properties)
        {
            return properties.Groups["name"].Captures.Select(name => Known(s_properties, name.Value, "property")).FirstOrDefault(problem => problem is not null);
        }

        return command is "dotnet run" or "dotnet test" or "dotnet build" || s_free.Any(free => command == free || command.StartsWith(free + " ", StringComparison.Ordinal))
            ? null
            : "the test does not know how to check this command";
    }

    private static string? Known(IReadOnlyList<string> known, string name, string what) =>
        known.Contains(name, StringComparer.Ordinal) ? null : $"there is no {what} {name}";

    [GeneratedRegex(@"^dotnet (add package|package add|tool install|tool update)( (--global|-g|--local|--tool-path \S+))* (?<name>[\w.]+)")]
    private static partial Regex Package();

    [GeneratedRegex(@"^dotnet new (?<name>[\w-]+)")]
    private static partial Regex New();

    [GeneratedRegex(@"^(dotnet run --project |dotnet run |dotnet test --project |dotnet pack |dotnet build )(?<path>(samples|tests|emulator|Typed\.sln)\S*)")]
    private static partial Regex Project();

    [GeneratedRegex(@"^([A-Z_]+=\S+ )*(?<path>(\.ci|package|samples|tests)/\S+)")]
    private static partial Regex Script();

    [GeneratedRegex(@"^dotnet build -t:(?<name>\w+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^dotnet build( -p:(?<name>\w+)=\S+)+$")]
    private static partial Regex Properties();
}
