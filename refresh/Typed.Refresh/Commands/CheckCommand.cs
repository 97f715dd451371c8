using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed check</c>: checks whether the files match the lock and are recent enough. With <c>--online</c>: whether they match what the providers publish.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "The providers; without one, each that has a folder.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var maxAge = new Option<string?>("--max-age") { Description = "How old the last refresh may be, such as 30d.", HelpName = "age" };
        var online = new Option<bool>("--online") { Description = "Compare with what the providers publish; writes nothing." };
        var secrets = SharedOptions.UserSecrets();
        var addresses = SharedOptions.Addresses();
        var command = new Command("check", "Checks the schema files against their lock: exit code 0 fine, 1 drift, 2 error.")
        {
            providers, schemas, maxAge, online, secrets, addresses,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            context,
            parsed.GetValue(providers) ?? [],
            context.FullPath(parsed.GetRequiredValue(schemas)),
            parsed.GetValue(maxAge) is { } age ? Age.Parse(age, "--max-age") : null,
            parsed.GetValue(online) ? SharedOptions.Access(context, parsed.GetValue(secrets), parsed.GetValue(addresses)) : null,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ToolContext context, string[] names, string schemas, TimeSpan? maxAge, ProviderAccess? access, CancellationToken cancellationToken)
    {
        var present = SchemaFiles.Providers(schemas);
        if (names.FirstOrDefault(name => !present.Contains(name)) is { } absent)
        {
            throw new ToolException($"There are no files of {ServerText.Quote(absent)} in {schemas}.");
        }

        if (present.Count == 0)
        {
            throw new ToolException($"There are no schemas in {schemas}.");
        }

        var findings = 0;
        foreach (var provider in names.Length > 0 ? names : present)
        {
            var found = Offline(context, SchemaFiles.Load(schemas, provider), maxAge).ToList();
            if (access is not null && ProviderApis.All.FirstOrDefault(api => api.Provider == provider) is { } api)
            {
                found.AddRange(await OnlineAsync(context, api, access, schemas, cancellationToken));
            }

            foreach (var finding in found)
            {
                context.Output.WriteLine($"{provider}: {finding}");
            }

            findings += found.Count;
        }

        if (findings == 0)
        {
            context.Output.WriteLine("The schemas are what their locks say.");
        }

        return findings == 0 ? ExitCodes.Fine : ExitCodes.Drift;
    }

    private static IEnumerable<string> Offline(ToolContext context, SchemaFiles files, TimeSpan? maxAge)
    {
        if (WorkFolder.HasPendingCommit(files.Schemas, files.Provider))
        {
            yield return "a refresh was interrupted while it put files in place; \"typed refresh\" completes it";
        }

        foreach (var finding in LockFindings.Of(files))
        {
            yield return finding;
        }

        if (maxAge is { } limit && files.Lock is { } locked)
        {
            if (IsOver(context, locked.AsOf, limit, "models were last compared", "--renew-after records a run that finds no change") is { } models)
            {
                yield return models;
            }

            if (IsOver(context, locked.Files.GetValueOrDefault("pricing.json")?.Fetched, limit, "prices were last read", "read them anew") is { } prices)
            {
                yield return prices;
            }
        }
    }

    private static string? IsOver(ToolContext context, DateOnly? day, TimeSpan limit, string what, string hint) =>
        day is { } known && context.Today.DayNumber - known.DayNumber is var age && age > limit.TotalDays
            ? FormattableString.Invariant($"{what} {age} days ago, on {ProviderLock.Text(known)}; at most {limit.TotalDays:0} are allowed ({hint})")
            : null;

    private static async Task<IReadOnlyList<string>> OnlineAsync(
        ToolContext context, IProviderApi api, ProviderAccess access, string schemas, CancellationToken cancellationToken)
    {
        var options = new RefreshOptions(schemas) { DryRun = true };
        var outcome = await new ProviderRefresh(api, access.Target(api), options, context.Limits, context.Time, new PlainReport(context.Error)).RunAsync(cancellationToken);
        var plan = outcome.Plan;
        return
        [
            .. plan.Added.Select(model => $"{model} is published and has no file"),
            .. plan.Changed.Select(model => $"{model} is published differently"),
            .. plan.Removed.Select(model => $"{model} is no longer published"),
            .. plan.WithoutSchema.Select(model => $"{model} is published and unknown here"),
        ];
    }
}
