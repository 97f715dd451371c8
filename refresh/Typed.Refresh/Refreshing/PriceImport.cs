using Spectre.Console;
using Typed.Refresh.Commands;
using Typed.Refresh.Files;
using Typed.Refresh.Prices;
using Typed.Refresh.Prices.Importing;

namespace Typed.Refresh.Refreshing;

/// <summary>Imports the prices of a saved page into a provider's price file. Nothing is fetched.</summary>
internal static class PriceImport
{
    // The saved page is below one megabyte.
    private const int MaxBytes = 32 * 1024 * 1024;

    public static int Run(ToolContext context, string provider, string file, string asOf, RefreshOptions options, bool skipUnreadable)
    {
        if (new FileInfo(file) is not { Exists: true, Length: <= MaxBytes })
        {
            throw new ToolException($"{file}: the file does not exist or is larger than 32 MB.");
        }

        var content = File.ReadAllText(file);
        if (options.DryRun)
        {
            return Read(context, SchemaFiles.Load(options.Schemas, provider), content, file, skipUnreadable) is { } found ? Report(context, provider, found.Models.Count, "dry run; nothing was written.") : ExitCodes.Error;
        }

        using var work = WorkFolder.Open(options.Schemas, provider);
        work.Commit.Complete();
        var files = SchemaFiles.Load(options.Schemas, provider);
        if (Read(context, files, content, file, skipUnreadable) is not { } page)
        {
            return ExitCodes.Error;
        }

        var today = context.Today;
        var source = $"the provider's price page, read from {Path.GetFileName(file)}";
        var oldText = files.Texts.GetValueOrDefault("pricing.json");
        var text = PriceMerge.Text(files, oldText, page.Models.Where(model => options.Wants(model.Model)), asOf, source, today);
        if (text != oldText)
        {
            var change = new FileChange("pricing.json", oldText, text, source);
            var locked = (files.Lock ?? LockWriting.Of(files, today)).With([change], today, source).ToText();
            work.Commit.Run([change, new FileChange("lock.json", files.Lock?.ToText(), locked)]);
        }

        work.Clear();
        return Report(context, provider, page.Models.Count, text == oldText ? "no price changed." : "pricing.json was written.");
    }

    private static PricePage? Read(ToolContext context, SchemaFiles files, string content, string file, bool skipUnreadable)
    {
        var page = PricePageReader.Read(content, files);
        foreach (var problem in page.Problems)
        {
            context.Error.WriteLine(FormattableString.Invariant($"{file}({problem.Line}): {problem.Text}"));
        }

        if (page.Models.Count > 0 && (page.Problems.Count == 0 || skipUnreadable))
        {
            return page;
        }

        context.Error.WriteLine(page.Models.Count == 0
            ? $"{file}: no price was found."
            : "Nothing was written: a line that can't be read may be a price. Specify --skip-unreadable to import the other lines.");
        return null;
    }

    private static int Report(ToolContext context, string provider, int models, string what)
    {
        context.Output.WriteLine(FormattableString.Invariant($"{provider}: prices of {models} models read; {what}"));
        return ExitCodes.Fine;
    }
}
