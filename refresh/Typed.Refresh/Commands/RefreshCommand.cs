using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Fetching;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed refresh</c>: updates the files to what the providers publish.</summary>
internal static class RefreshCommand
{
    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "creatify, hoox, creativeai; without one, each whose keys are set.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var models = SharedOptions.Models();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, write nothing." };
        var removals = new Option<bool>("--allow-removals") { Description = "Take out models that are no longer published." };
        var prices = new Option<bool>("--prices") { Description = "Ask for the prices too, where the provider answers (hoox): one question for each line of the table." };
        var fullGrid = new Option<bool>("--full-grid") { Description = "With --prices: also along parameters that are documented to be without effect on the price." };
        var pricesFrom = new Option<string?>("--prices-from") { Description = "Take the prices from a saved page or pasted text (creatify); nothing is fetched.", HelpName = "file" };
        var asOf = new Option<string?>("--as-of") { Description = "With --prices-from: the date that the page bears, such as 2026-11.", HelpName = "date" };
        var skip = new Option<bool>("--skip-unreadable") { Description = "With --prices-from: take what can be read, though some lines can't." };
        var renew = new Option<string?>("--renew-after") { Description = "Renew the lock's date also where nothing changed, once it is this old, such as 14d.", HelpName = "age" };
        var secrets = SharedOptions.UserSecrets();
        var addresses = SharedOptions.Addresses();
        var command = new Command("refresh", "Fetches models, and prices where asked, and writes what changed: all of a provider or nothing.")
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
            ? PriceImport.Run(context, names[0], file, asOf ?? Files.ProviderLock.Text(context.Today), options, skipUnreadable)
            : throw new ToolException("--prices-from goes with one provider, creatify.");

    private static async Task<int> RunAsync(ToolContext context, string[] names, ProviderAccess access, RefreshOptions options, CancellationToken cancellationToken)
    {
        var apis = Chosen(context, names, access);
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
            outcomes.Add(outcome);
            return outcome.Refused is null ? ExitCodes.Fine : ExitCodes.Drift;
        }
        catch (ToolException problem)
        {
            context.Error.WriteLine($"{api.Provider}: {problem.Message} Its files are unchanged.");
            return ExitCodes.Error;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine($"{api.Provider}: {problem.Message} Run it again: what was decided is completed, anything else starts anew.");
            return ExitCodes.Error;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Error.WriteLine($"{api.Provider}: interrupted. Its files are unchanged; the next run goes on from here.");
            return ExitCodes.Error;
        }
    }

    private static List<IProviderApi> Chosen(ToolContext context, string[] names, ProviderAccess access)
    {
        if (names.Length > 0)
        {
            return [.. names.Distinct(StringComparer.Ordinal).Select(ProviderApis.Named)];
        }

        var chosen = ProviderApis.All.Where(api => access.Missing(api).Count == 0).ToList();
        if (chosen.Count == 0)
        {
            var variables = ProviderApis.All.SelectMany(api => api.Keys).Select(key => key.Variable);
            throw new ToolException($"No provider's keys are set ({string.Join(", ", variables)}), in the environment or as user secrets.");
        }

        foreach (var api in ProviderApis.All.Except(chosen))
        {
            context.Output.WriteLine($"{api.Provider}: left out, {string.Join(" and ", access.Missing(api))} not set.");
        }

        return chosen;
    }

    private static Task WithReportAsync(IAnsiConsole console, Func<IRunReport, Task> run) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? console.Progress().StartAsync(progress => run(new TerminalReport(console, progress)))
            : run(new PlainReport(console));
}
