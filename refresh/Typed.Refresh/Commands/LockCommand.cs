using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;

namespace Typed.Refresh.Commands;

/// <summary><c>typed lock</c>: adds files that were edited by hand to the lock, after a review.</summary>
internal static class LockCommand
{
    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "The providers. Default: all providers that have a folder.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var command = new Command("lock", "Accepts the current files: rewrites the lock.") { providers, schemas };
        command.SetAction(parsed => Run(context, parsed.GetValue(providers) ?? [], context.FullPath(parsed.GetRequiredValue(schemas))));
        return command;
    }

    private static int Run(ToolContext context, string[] names, string schemas)
    {
        // Checked before anything is created: a folder without a provider's files must not look like a provider.
        var present = SchemaFiles.Providers(schemas);
        foreach (var name in names)
        {
            KnownProvider.Require(name, present, schemas);
        }

        foreach (var provider in names.Length > 0 ? names : present)
        {
            using var work = WorkFolder.Open(schemas, provider);
            if (WorkFolder.HasPendingCommit(schemas, provider))
            {
                throw new ToolException($"{provider}: a refresh was interrupted. Run \"typed refresh\" first to complete it.");
            }

            var files = SchemaFiles.Load(schemas, provider);
            var text = LockWriting.Of(files, context.Today).ToText();
            if (text != files.Lock?.ToText())
            {
                work.Commit.Run([new FileChange("lock.json", files.Lock?.ToText(), text)]);
                context.Output.WriteLine($"{provider}: locked.");
            }

            work.Clear();
        }

        return ExitCodes.Fine;
    }
}
