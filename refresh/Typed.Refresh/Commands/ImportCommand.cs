using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Importing;
using Typed.Refresh.Importing.Reading;
using Typed.Refresh.Importing.Settings;
using Typed.Refresh.Quoting;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed import</c>: makes model files of a provider's documents. A second import is a refresh.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolContext context)
    {
        var document = new Argument<string>("document") { Description = "An OpenAPI 3 document, a JSON Schema, or a folder of them: a file or an https address." };
        var provider = SharedOptions.ImportedProvider();
        var model = new Option<string?>("--model") { Description = "The name of the model, if the document has one model.", HelpName = "name" };
        var select = new Option<string[]>("--select") { Description = "The operations to import, such as 'POST /v1/*' or an operation id; !pattern excludes. Default: each POST.", HelpName = "pattern" };
        var schemas = SharedOptions.Schemas();
        var dryRun = SharedOptions.DryRun("Show the changes without writing them.");
        var removals = new Option<bool>("--allow-removals") { Description = "Remove models that the document no longer has." };
        var defaults = new Option<bool>("--accept-defaults") { Description = "Accept all defaults of the document, so that they are sent." };
        var command = new Command("import", "Imports models from an OpenAPI document or a JSON Schema. Either all changes are written or none.")
        {
            document, provider, model, select, schemas, dryRun, removals, defaults, ImportPricesCommand.Create(context),
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new RefreshOptions(context.FullPath(parsed.GetRequiredValue(schemas)))
            {
                DryRun = parsed.GetValue(dryRun),
                AllowRemovals = parsed.GetValue(removals),
            };
            var name = ProviderName(parsed.GetRequiredValue(provider));
            var source = Source(context, parsed.GetRequiredValue(document), name, options.Schemas) with
            {
                Model = parsed.GetValue(model),
                Select = [.. (parsed.GetValue(select) ?? []).Where(pattern => pattern.Trim('!').Length > 0)],
                AcceptsDefaults = parsed.GetValue(defaults),
            };
            return RunAsync(context, name, source, options, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ToolContext context, string provider, ImportSource source, RefreshOptions options, CancellationToken cancellationToken)
    {
        var known = ImportedProvider.Sources(options.Schemas, provider).FirstOrDefault(item => item.Document == source.Document);
        // A second import keeps the choices of the first one that it does not state itself.
        var merged = known is null ? source : source with
        {
            Model = source.Model ?? known.Model,
            Select = source.Select.Count > 0 ? source.Select : known.Select,
            AcceptsDefaults = source.AcceptsDefaults || known.AcceptsDefaults,
        };
        var api = new ImportedProvider(provider, options.Schemas, context.Directory, merged) { Choose = content => OperationPrompt.Choose(context.Output, content) };
        var access = new ProviderAccess(context.Environment, userSecretsId: null, new Dictionary<string, string>());
        var outcome = await new ProviderRefresh(api, access.Target(api), options, context.Limits, context.Time, new PlainReport(context.Error)).RunAsync(cancellationToken);
        ImportSummary.Write(context.Output, outcome, api.Report, options);
        return outcome.Refused is not null || api.Report.Failed.Count > 0 ? ExitCodes.Drift : ExitCodes.Fine;
    }

    private static ImportSource Source(ToolContext context, string document, string provider, string schemas)
    {
        if (ImportSource.IsAddress(document))
        {
            return Uri.TryCreate(document, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) && address.UserInfo.Length == 0
                ? new ImportSource(document)
                : throw new ToolException($"{ServerText.Quote(document)}: the address must use https (http is allowed only for this machine) and must not contain a user.");
        }

        var file = context.FullPath(document);
        return File.Exists(file) || Directory.Exists(file)
            ? new ImportSource(Path.GetRelativePath(Path.Combine(schemas, provider), file).Replace('\\', '/'))
            : throw new ToolException($"{file}: the file does not exist.");
    }

    // It becomes a folder, and its Pascal case a namespace.
    private static string ProviderName(string name) =>
        ModelFileName.IsProviderPath($"models/{name}.json") && !name.Contains('/', StringComparison.Ordinal)
            ? ProviderApis.All.Any(api => api.Provider == name)
                ? throw new ToolException($"\"typed refresh {name}\" fetches the models of {name}; choose another name for an import.")
                : name
            : throw new ToolException($"--provider: {ServerText.Quote(name)} cannot be the name of a folder. Use letters, digits, \".\", \"_\" and \"-\".");
}
