using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Importing;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed refresh</c>: updates the files to what the providers publish.</summary>
internal static class RefreshCommand
{
    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "creatify, hoox, creativeai, or an imported provider. Default: those whose keys are set, and all imported ones.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var models = SharedOptions.Models();
        var dryRun = SharedOptions.DryRun("Show the changes without writing them.");
        var removals = new Option<bool>("--allow-removals") { Description = "Remove models that are no longer published." };
        var prices = new Option<bool>("--prices") { Description = "Also fetch the prices, if the provider has a price endpoint (hoox): one request per line of the price table." };
        var fullGrid = new Option<bool>("--full-grid") { Description = "With --prices: also vary parameters that are documented as having no effect on the price." };
        var pricesFrom = new Option<string?>("--prices-from") { Description = "Read the prices from a saved page or pasted text (creatify). Nothing is fetched.", HelpName = "file" };
        var asOf = new Option<string?>("--as-of") { Description = "With --prices-from: the date stated on the page, such as 2026-11.", HelpName = "date" };
        var skip = new Option<bool>("--skip-unreadable") { Description = "With --prices-from: import the readable lines even if some lines can't be read." };
        var renew = new Option<string?>("--renew-after") { Description = "Update the date of the lock even if nothing changed, once it is this old, such as 14d.", HelpName = "age" };
        var secrets = SharedOptions.UserSecrets();
        var addresses = SharedOptions.Addresses();
        var command = new Command("refresh", "Fetches models, and prices if requested, and writes the changes. For each provider, either all changes are written or none.")
        {
            providers, schemas, models, dryRun, removals, prices, fullGrid, pricesFrom, asOf, skip, renew, secrets, addresses,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RefreshOptions(context.FullPath(parsed.GetRequiredValue(schemas)))
            {
                Models = parsed.GetValue(models),
                DryRun = parsed.GetValue(dryRun),
                AllowRemovals = parsed.GetValue(removals),
                Prices = parsed.GetValue(prices) || parsed.GetValue(fullGrid),
                FullGrid = parsed.GetValue(fullGrid),
                RenewAfter = parsed.GetValue(renew) is { } age ? Age.Parse(age, "--renew-after") : null,
            };
            var names = parsed.GetValue(providers) ?? [];
            return parsed.GetValue(pricesFrom) is { } file
                ? Import(context, names, context.FullPath(file), parsed.GetValue(asOf), options, parsed.GetValue(skip))
                : await RunAsync(context, names, SharedOptions.Access(context, parsed.GetValue(secrets), parsed.GetValue(addresses)), options, cancellationToken);
        });
        return command;
    }

    // For the one provider that publishes its prices only as a page.
    private static int Import(ToolContext context, string[] names, string file, string? asOf, RefreshOptions options, bool skipUnreadable) =>
        names is ["creatify"]
            ? PriceImport.Run(
                context,
                new PriceSource(names[0], file, asOf ?? ProviderLock.Text(context.Today)) { Text = $"the provider's price page, read from {Path.GetFileName(file)}", Read = Prices.Importing.PricePageReader.Read },
                options,
                skipUnreadable)
            : throw new ToolException("--prices-from supports one provider: creatify.");

    private static async Task<int> RunAsync(ToolContext context, string[] names, ProviderAccess access, RefreshOptions options, CancellationToken cancellationToken)
    {
        var apis = Chosen(context, names, access, options.Schemas);
        var outcomes = new List<ProviderOutcome>();
        var exit = ExitCodes.Fine;
        await WithReportAsync(context.Output, async report =>
        {
            foreach (var api in apis)
            {
                exit = Math.Max(exit, await RefreshAsync(context, api, access, options, report, outcomes, cancellationToken));
            }
        });

        foreach (var outcome in outcomes)
        {
            RefreshSummary.Write(context.Output, outcome, options);
        }

        return exit;
    }

    // One provider's failure does not affect the others.
    private static async Task<int> RefreshAsync(
        ToolContext context, IProviderApi api, ProviderAccess access, RefreshOptions options, IRunReport report, List<ProviderOutcome> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            var refresh = new ProviderRefresh(api, access.Target(api), options, context.Limits, context.Time, report);
            var outcome = await refresh.RunAsync(cancellationToken);
            var failed = (api as ImportedProvider)?.Report.Failed ?? [];
            outcomes.Add(outcome with { Notes = [.. outcome.Notes, .. failed.Select(item => $"not imported: {item.Label}: {item.Reason}")] });
            return outcome.Refused is null && failed.Count == 0 ? ExitCodes.Fine : ExitCodes.Drift;
        }
        catch (ToolException problem)
        {
            context.Error.WriteLine($"{api.Provider}: {problem.Message} Its files are unchanged.");
            return ExitCodes.Error;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine($"{api.Provider}: {problem.Message} Run the command again: it completes a refresh that was already being written, or starts over.");
            return ExitCodes.Error;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Error.WriteLine($"{api.Provider}: interrupted. Its files are unchanged; the next run continues from here.");
            return ExitCodes.Error;
        }
    }

    private static List<IProviderApi> Chosen(ToolContext context, string[] names, ProviderAccess access, string schemas)
    {
        var imported = ImportedProvider.In(schemas).ToList();
        ImportedProvider Imported(string name) => new(name, schemas, context.Directory);
        if (names.Length > 0)
        {
            return [.. names.Distinct(StringComparer.Ordinal).Select(name => imported.Contains(name) ? Imported(name) : ProviderApis.Named(name, imported))];
        }

        var chosen = ProviderApis.All.Where(api => access.Missing(api).Count == 0).ToList();
        if (chosen.Count == 0 && imported.Count == 0)
        {
            var variables = ProviderApis.All.SelectMany(api => api.Keys).Select(key => key.Variable);
            throw new ToolException($"No provider keys are set in the environment or as user secrets ({string.Join(", ", variables)}), and {schemas} contains no imported provider.");
        }

        // In a project with imported providers only, the others are not missing.
        var present = SchemaFiles.Providers(schemas);
        foreach (var api in ProviderApis.All.Except(chosen).Where(api => imported.Count == 0 || present.Contains(api.Provider)))
        {
            context.Output.WriteLine($"{api.Provider}: skipped, {string.Join(" and ", access.Missing(api))} not set.");
        }

        return [.. chosen, .. imported.Select(Imported)];
    }

    private static Task WithReportAsync(IAnsiConsole console, Func<IRunReport, Task> run) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? console.Progress().StartAsync(progress => run(new TerminalReport(console, progress)))
            : run(new PlainReport(console));
}
