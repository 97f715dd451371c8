using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Diff.Reviewing;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Commands;

/// <summary><c>typed review accept</c>: marks the current defaults and prices as reviewed. Builds then show where code relies on one that changes.</summary>
internal static class ReviewCommand
{
    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "The providers. Default: all providers that have a folder.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var models = SharedOptions.Models();
        var accept = new Command("accept", "Writes the current defaults and prices to reviewed.json.") { providers, schemas, models };
        accept.SetAction((parsed, cancellationToken) => Task.FromResult(Accept(
            context, parsed.GetValue(providers) ?? [], context.FullPath(parsed.GetRequiredValue(schemas)), parsed.GetValue(models), cancellationToken)));
        return new Command("review", "Manages the reviewed defaults and prices of the models.") { accept };
    }

    private static int Accept(ToolContext context, string[] names, string schemas, string? models, CancellationToken cancellationToken)
    {
        var texts = FolderSource.Read(schemas, file => Path.GetRelativePath(context.Directory, file).Replace('\\', '/'));
        var state = StateReader.Read("now", texts, names, cancellationToken);
        if (names.FirstOrDefault(name => !state.Providers.ContainsKey(name)) is { } absent)
        {
            throw new ToolException($"{schemas} contains no files for {ServerText.Quote(absent)}.");
        }

        foreach (var (provider, found) in state.Providers)
        {
            using var work = WorkFolder.Open(schemas, provider);
            if (WorkFolder.HasPendingCommit(schemas, provider))
            {
                throw new ToolException($"{provider}: a refresh was interrupted. Run \"typed refresh\" first to complete it.");
            }

            var file = new ReviewedFileWriter(Path.Combine(schemas, provider, ReviewedFileWriter.Name), provider);
            var accepted = file.Accept(found, models, context.Today);
            context.Output.WriteLine(FormattableString.Invariant($"{provider}: {accepted} accepted."));
            work.Clear();
        }

        return ExitCodes.Fine;
    }
}
