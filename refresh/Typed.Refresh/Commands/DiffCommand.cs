using System.CommandLine;
using Typed.Refresh.Diff;
using Typed.Refresh.Diff.Comparing;
using Typed.Refresh.Diff.Formats;
using Typed.Refresh.Diff.Projects;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Commands;

/// <summary><c>typed diff</c>: shows the changes between two states of the schemas, and their effect on code.</summary>
internal static class DiffCommand
{
    private const string DefaultFrom = "HEAD";

    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "The providers. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var from = new Option<string>("--from")
        {
            Description = "The old state: a schema folder, or any commit reference that Git can resolve.",
            HelpName = "commit|folder",
            DefaultValueFactory = _ => DefaultFrom,
        };
        var to = new Option<string?>("--to") { Description = "The new state: a schema folder or a commit. Default: the current schema folder.", HelpName = "commit|folder" };
        var format = new Option<string>("--format") { Description = "The output format: text, markdown, json or github.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "json", "github");
        var project = new Option<string?>("--project") { Description = "List the call sites in this project that a change breaks or makes more expensive.", HelpName = "path.csproj" };
        var exitCode = new Option<bool>("--exit-code") { Description = "Return exit code 1 if anything changed." };
        var command = new Command("diff", "Compares two states of the schemas: breaking changes, price changes, and additions.")
        {
            providers, schemas, from, to, format, project, exitCode,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            parsed.GetValue(providers) ?? [],
            new StatePair(context.FullPath(parsed.GetRequiredValue(schemas)), parsed.GetRequiredValue(from), parsed.GetValue(to)),
            parsed.GetRequiredValue(format),
            parsed.GetValue(project) is { } path ? context.FullPath(path) : null,
            parsed.GetValue(exitCode),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ToolContext context, string[] providers, StatePair states, string format, string? project, bool exitCode, CancellationToken cancellationToken)
    {
        var (old, current) = await states.ReadAsync(context, providers, cancellationToken);
        if (providers.FirstOrDefault(name => !old.Providers.ContainsKey(name) && !current.Providers.ContainsKey(name)) is { } absent)
        {
            throw new ToolException($"Neither state contains files for {ServerText.Quote(absent)}.{Suggestion.For(absent, SchemaFiles.Providers(states.Schemas))}");
        }

        var report = new DiffReport(old.Name, current.Name, StateComparison.Compare(old, current));
        if (project is not null)
        {
            var code = await ProjectCode.ReadAsync(project, old, cancellationToken);
            report = report with
            {
                CallSites = CallSiteFinder.Find(code, report.Changes, old, current, await states.ShownAsync(context, cancellationToken), cancellationToken),
                Notes = code.Notes,
            };
        }

        Write(context, report, format);
        return exitCode && report.Changes.Count > 0 ? ExitCodes.Drift : ExitCodes.Fine;
    }

    // Writes directly to the writer: a console would wrap lines at its width.
    private static void Write(ToolContext context, DiffReport report, string format)
    {
        var writer = context.Output.Profile.Out.Writer;
        switch (format)
        {
            case "markdown": writer.Write(MarkdownFormat.Of(report)); break;
            case "json": writer.Write(JsonFormat.Of(report)); break;
            case "github": writer.Write(GitHubFormat.Of(report)); break;
            default: PlainTextFormat.Write(context.Output, report); break;
        }

        writer.Flush();
    }
}
