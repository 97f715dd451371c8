using System.CommandLine;
using System.Text;
using Typed.Refresh.Costs;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed cost</c>: writes the cost report of a build. The build target of <c>TypedCostReport</c> runs it.</summary>
internal static class CostCommand
{
    public static Command Create(ToolContext context)
    {
        var log = new Argument<string>("error-log") { Description = "The compiler's error log (SARIF 2.1) of a build with TypedCostReport." };
        var output = new Option<string?>("--output", "-o") { Description = "The report, such as cost.md. The same report for programs is written beside it, as cost.sarif.", HelpName = "file" };
        var before = new Option<string?>("--base") { Description = "An earlier report to compare with: cost.sarif, or the cost.md beside it.", HelpName = "file" };
        var root = new Option<string?>("--root") { Description = "The folder that paths are relative to. Default: the repository of the log, or the current folder.", HelpName = "folder" };
        var command = new Command("cost", "Reports what the submissions of a project cost: by call site, method, endpoint and in total.") { log, output, before, root };
        command.SetAction(parsed => Run(
            context,
            context.FullPath(parsed.GetRequiredValue(log)),
            parsed.GetValue(output) is { Length: > 0 } file ? context.FullPath(file) : null,
            parsed.GetValue(before) is { Length: > 0 } earlier ? context.FullPath(earlier) : null,
            parsed.GetValue(root) is { Length: > 0 } folder ? context.FullPath(folder) : null));
        return command;
    }

    private static int Run(ToolContext context, string log, string? output, string? before, string? root)
    {
        root ??= RepositoryOf(log) ?? context.Directory;
        var report = Read(log, root);
        var earlier = before is null ? null : Read(Path.ChangeExtension(before, ".sarif"), root);
        var markdown = CostMarkdown.Of(report, earlier);
        if (output is null)
        {
            context.Output.WriteText(markdown);
            return ExitCodes.Fine;
        }

        // Both are made before either is written: the base may be the file that is replaced.
        var sarif = StrictJson.Format(CostSarif.Of(report, earlier));
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        DurableFile.ReplaceQuickly(output, Encoding.UTF8.GetBytes(markdown));
        DurableFile.ReplaceQuickly(Path.ChangeExtension(output, ".sarif"), Encoding.UTF8.GetBytes(sarif));
        context.Output.WriteTextLine($"Cost report: {output}");
        return ExitCodes.Fine;
    }

    private static CostReport Read(string path, string root)
    {
        try
        {
            return CostLog.Read(path, root);
        }
        catch (CostLogException problem)
        {
            throw new ToolException(problem.Message, problem);
        }
    }

    // A worktree has a file of that name, not a folder.
    private static string? RepositoryOf(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return folder;
            }
        }

        return null;
    }
}
