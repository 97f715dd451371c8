using System.CommandLine;
using Spectre.Console;
using Typed.Providers.Described;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Importing;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed check</c>: checks whether the files match the lock and are recent enough. With <c>--online</c>: whether they match what the providers publish.</summary>
internal static class CheckCommand
{
    private const string ProviderFile = "provider.json";

    public static Command Create(ToolContext context)
    {
        var providers = new Argument<string[]>("provider") { Description = "The providers. Default: all providers that have a folder.", Arity = ArgumentArity.ZeroOrMore };
        var schemas = SharedOptions.Schemas();
        var maxAge = new Option<string?>("--max-age") { Description = "The maximum age of the last refresh, such as 30d.", HelpName = "age" };
        var online = new Option<bool>("--online") { Description = "Compare with the providers' published models. Nothing is written." };
        var secrets = SharedOptions.UserSecrets();
        var addresses = SharedOptions.Addresses();
        var command = new Command("check", "Checks the schema files against their lock. Exit codes: 0 no drift, 1 drift, 2 error.")
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
        foreach (var name in names)
        {
            KnownProvider.Require(name, present, schemas);
        }

        if (present.Count == 0)
        {
            throw new ToolException($"{schemas} contains no schemas.");
        }

        var findings = 0;
        foreach (var provider in names.Length > 0 ? names : present)
        {
            var found = Offline(context, SchemaFiles.Load(schemas, provider), maxAge).ToList();
            if (access is not null && Api(context, schemas, provider) is { } api)
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
            context.Output.WriteLine("The schemas match their locks.");
        }

        return findings == 0 ? ExitCodes.Fine : ExitCodes.Drift;
    }

    private static IProviderApi? Api(ToolContext context, string schemas, string provider) =>
        ProviderApis.All.FirstOrDefault(api => api.Provider == provider)
        ?? (ImportedProvider.Sources(schemas, provider).Count > 0 ? new ImportedProvider(provider, schemas, context.Directory) : null);

    private static IEnumerable<string> Offline(ToolContext context, SchemaFiles files, TimeSpan? maxAge)
    {
        if (WorkFolder.HasPendingCommit(files.Schemas, files.Provider))
        {
            yield return "a refresh was interrupted while it replaced files; run \"typed refresh\" to complete it";
        }

        foreach (var finding in LockFindings.Of(files))
        {
            yield return finding;
        }

        foreach (var problem in DescriptionProblems(files))
        {
            yield return problem;
        }

        if (maxAge is { } limit && files.Lock is { } locked)
        {
            if (IsOver(context, locked.AsOf, limit, "models were last compared", "use --renew-after to also record a run that finds no change") is { } models)
            {
                yield return models;
            }

            if (IsOver(context, locked.Files.GetValueOrDefault("pricing.json")?.Fetched, limit, "prices were last read", "refresh the prices") is { } prices)
            {
                yield return prices;
            }
        }
    }

    // A provider file without "api" describes no API; one that is not JSON is reported by the build.
    private static IReadOnlyList<string> DescriptionProblems(SchemaFiles files)
    {
        try
        {
            if (files.Texts.TryGetValue(ProviderFile, out var text) && StrictJson.Parse(text) is System.Text.Json.Nodes.JsonObject root && root.ContainsKey("api"))
            {
                ProviderDescription.Read(files.Provider, text);
            }

            return [];
        }
        catch (ProviderDescriptionException wrong)
        {
            return [.. wrong.Problems.Select(problem => ProviderFile + problem)];
        }
        catch (System.Text.Json.JsonException broken)
        {
            return [$"{ProviderFile}: {broken.Message}"];
        }
    }

    private static string? IsOver(ToolContext context, DateOnly? day, TimeSpan limit, string what, string hint) =>
        day is { } known && context.Today.DayNumber - known.DayNumber is var age && age > limit.TotalDays
            ? FormattableString.Invariant($"{what} {age} days ago, on {ProviderLock.Text(known)}; the maximum is {limit.TotalDays:0} days ({hint})")
            : null;

    private static async Task<IReadOnlyList<string>> OnlineAsync(
        ToolContext context, IProviderApi api, ProviderAccess access, string schemas, CancellationToken cancellationToken)
    {
        var options = new RefreshOptions(schemas) { DryRun = true };
        var outcome = await new ProviderRefresh(api, access.Target(api), options, context.Limits, context.Time, new PlainReport(context.Error)).RunAsync(cancellationToken);
        var plan = outcome.Plan;
        return
        [
            .. plan.Added.Select(model => $"{model} is published but has no file"),
            .. plan.Changed.Select(model => $"the published schema of {model} differs"),
            .. plan.Removed.Select(model => $"{model} is no longer published"),
            .. plan.WithoutSchema.Select(model => $"{model} is published but has no schema here"),
        ];
    }
}
