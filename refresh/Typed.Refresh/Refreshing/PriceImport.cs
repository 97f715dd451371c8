using Spectre.Console;
using Typed.Refresh.Commands;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Prices;
using Typed.Refresh.Prices.Importing;

namespace Typed.Refresh.Refreshing;

/// <summary>A file with prices.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="File">The file.</param>
/// <param name="AsOf">The date of the prices.</param>
internal sealed record PriceSource(string Provider, string File, string AsOf)
{
    /// <summary>The source as <c>pricing.json</c> states it.</summary>
    public required string Text { get; init; }

    /// <summary>Reads the content.</summary>
    public required Func<string, SchemaFiles, PricePage> Read { get; init; }

    /// <summary>What the prices count; null for the unit of the existing file, or credits.</summary>
    public string? Unit { get; init; }

    /// <summary>What a price is for; null for the existing value, or one output.</summary>
    public string? Per { get; init; }
}

/// <summary>Imports the prices of a file into a provider's price file. Nothing is fetched.</summary>
internal static class PriceImport
{
    // The saved page is below one megabyte.
    private const int MaxBytes = 32 * 1024 * 1024;

    public static int Run(ToolContext context, PriceSource source, RefreshOptions options, bool skipUnreadable)
    {
        var (provider, file, _) = source;
        if (new FileInfo(file) is not { Exists: true, Length: <= MaxBytes })
        {
            throw new ToolException($"{file}: the file does not exist or is larger than 32 MB.");
        }

        var content = File.ReadAllText(file);
        if (options.DryRun)
        {
            return Read(context, SchemaFiles.Load(options.Schemas, provider), content, source, skipUnreadable) is { } found ? Report(context, provider, found.Models.Count, "dry run; nothing was written.") : ExitCodes.Error;
        }

        using var work = WorkFolder.Open(options.Schemas, provider);
        work.Commit.Complete();
        var files = SchemaFiles.Load(options.Schemas, provider);
        if (Read(context, files, content, source, skipUnreadable) is not { } page)
        {
            return ExitCodes.Error;
        }

        var today = context.Today;
        var oldText = files.Texts.GetValueOrDefault("pricing.json");
        var text = PriceMerge.Text(files, oldText, page.Models.Where(model => options.Wants(model.Model)).Select(model => model with { Per = source.Per }), source.AsOf, source.Text, today, source.Unit);
        if (text != oldText)
        {
            var change = new FileChange("pricing.json", oldText, text, source.Text);
            var locked = (files.Lock ?? LockWriting.Of(files, today)).With([change], today, source.Text).ToText();
            work.Commit.Run([change, new FileChange("lock.json", files.Lock?.ToText(), locked)]);
        }

        work.Clear();
        return Report(context, provider, page.Models.Count, text == oldText ? "no price changed." : "pricing.json was written.");
    }

    private static PricePage? Read(ToolContext context, SchemaFiles files, string content, PriceSource source, bool skipUnreadable)
    {
        var file = source.File;
        var page = source.Read(content, files);
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
