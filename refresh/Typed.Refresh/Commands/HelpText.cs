using System.CommandLine;

namespace Typed.Refresh.Commands;

/// <summary>The help of the tool: its commands in groups, on one screen.</summary>
internal static class HelpText
{
    private const int Width = 80;

    private static readonly (string Group, (string Name, string Summary, string Example)[] Commands)[] s_groups =
    [
        ("Find and price",
        [
            ("models", "List models and prices", "typed models --kind text_to_video"),
            ("show", "Show a model", "typed show veo3.1"),
            ("compare", "Compare models", "typed compare veo3.1 veo3.1/fast"),
            ("price", "Price a request", "typed price veo3.1 --set duration=4s"),
            ("catalog", "Write one HTML page", "typed catalog -o catalog.html"),
        ]),
        ("Write code",
        [
            ("sample", "Write a C# request", "typed sample veo3.1 --full"),
            ("convert", "Convert curl or JSON to C#", "typed convert request.txt"),
            ("export", "Write plain C# classes", "typed export --as dto -o Dto.cs"),
            ("render", "Render a template", "typed render -t typescript -o models.ts"),
        ]),
        ("Keep schemas up to date",
        [
            ("refresh", "Fetch models and prices", "typed refresh creatify"),
            ("import", "Import OpenAPI or a schema", "typed import api.yaml --provider acme"),
            ("check", "Compare files with the lock", "typed check --max-age 30d"),
            ("lock", "Accept the current files", "typed lock creatify"),
            ("diff", "Compare two states", "typed diff --from HEAD~1"),
            ("review", "Review defaults and prices", "typed review accept"),
            ("cost", "Report what a build costs", "typed cost errors.sarif -o cost.md"),
        ]),
        ("Run",
        [
            ("emulator", "Emulate the providers", "typed emulator --speed 10"),
            ("jobs", "List the jobs of a journal", "typed jobs --help"),
            ("mcp", "Serve models to an assistant", "typed mcp"),
            ("completion", "Complete in your shell", "source <(typed completion bash)"),
        ]),
    ];

    /// <summary>The commands by group, without details, for a command line without a command.</summary>
    public static string Short(Command root)
    {
        var known = s_groups.Select(group => $"  {group.Group,-25}{string.Join("  ", group.Commands.Select(command => command.Name))}");
        var others = Others(root).Select(command => command.Name).ToList();
        string[] more = others.Count == 0 ? [] : [$"  {"More",-25}{string.Join("  ", others)}"];
        return string.Join('\n', ["Finds, prices and keeps up to date image, video and voice models.", "", .. known, .. more, "", "Start with \"typed models\". \"typed --help\" shows each command with an example.", ""]);
    }

    /// <summary>Each command with an example.</summary>
    public static string Long(Command root)
    {
        var lines = new List<string> { "Usage: typed <command> [options]" };
        foreach (var (group, commands) in s_groups)
        {
            lines.Add("");
            lines.Add(group);
            lines.AddRange(commands.Select(command => $"  {command.Name,-11}{command.Summary,-28}{command.Example}".TrimEnd()));
        }

        if (Others(root) is { Count: > 0 } others)
        {
            lines.Add("");
            lines.Add("More");
            lines.AddRange(others.Select(command => Fit($"  {command.Name,-11}{command.Description}")));
        }

        lines.Add("");
        lines.Add("\"typed <command> --help\" lists the options of a command.");
        lines.Add("Exit codes: 0 success, 1 something to review, 2 an error.");
        return string.Join('\n', lines) + "\n";
    }

    // A command that has no line above is still listed.
    private static List<Command> Others(Command root)
    {
        var known = s_groups.SelectMany(group => group.Commands).Select(command => command.Name).ToHashSet(StringComparer.Ordinal);
        return [.. root.Subcommands.Where(command => !command.Hidden && !known.Contains(command.Name))];
    }

    private static string Fit(string line) => line.Length <= Width ? line : line[..(Width - 1)] + "…";
}
