using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Output;
using Typed.Refresh.Searching;
using Typed.Schema.Naming;

namespace Typed.Refresh.Commands;

/// <summary><c>typed models</c>: lists the models with the requested features, with their prices.</summary>
internal static class ModelsCommand
{
    public static Command Create(ToolContext context)
    {
        var schemas = CatalogueFolder.CreateOption();
        var provider = new Option<string?>("--provider") { Description = "Only models from this provider.", HelpName = "provider" };
        var kind = new Option<string?>("--kind") { Description = "Only models of this kind, such as text_to_video.", HelpName = "kind" };
        var duration = new Option<string?>("--duration") { Description = "Only models that accept this duration, in seconds or in the model's own notation.", HelpName = "seconds" };
        var resolution = new Option<string?>("--resolution") { Description = "Only models that list this resolution.", HelpName = "resolution" };
        var ratio = new Option<string?>("--aspect-ratio") { Description = "Only models that list this aspect ratio.", HelpName = "ratio" };
        var lastFrame = new Option<bool>("--last-frame") { Description = "Only models that accept an image for the last frame." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var cheapest = CheapestModels.CreateOption();
        var command = new Command("models", "Lists the models: kinds, durations, resolutions, prices.") { schemas, provider, kind, duration, resolution, ratio, lastFrame, cheapest, json };
        ModelList Read(CommandLineResult parsed) => CatalogueReader.Read(CatalogueFolder.Of(context, parsed, schemas));
        Complete(provider, model => [model.Provider]);
        Complete(kind, model => [model.Kind]);
        Complete(duration, model => model.Durations);
        Complete(resolution, model => model.Resolutions);
        Complete(ratio, model => model.AspectRatios);
        void Complete(Option<string?> option, Func<CatalogueModel, IReadOnlyList<string>> values) =>
            option.CompletionSources.Add(completion => Read(completion.ParseResult).Models.SelectMany(values)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => new System.CommandLine.Completions.CompletionItem(value)));

        command.SetAction(parsed =>
        {
            var list = Read(parsed);
            if (parsed.GetValue(cheapest))
            {
                var query = new QueryText
                {
                    Provider = parsed.GetValue(provider),
                    Kind = parsed.GetValue(kind),
                    Duration = parsed.GetValue(duration),
                    Resolution = parsed.GetValue(resolution),
                    AspectRatio = parsed.GetValue(ratio),
                    LastFrame = parsed.GetValue(lastFrame),
                };
                CheapestModels.Write(context, list, query, parsed.GetValue(json));
                return UnreadFiles.Report(context, list);
            }

            var found = list.Models.Where(model =>
                (parsed.GetValue(provider) is not { } ofProvider || model.Provider == ofProvider)
                && (parsed.GetValue(kind) is not { } ofKind || model.Kind == ofKind.Replace('-', '_'))
                && (parsed.GetValue(duration) is not { } seconds || model.Durations.Any(value => Same(value, seconds)))
                && (parsed.GetValue(resolution) is not { } size || model.Resolutions.Contains(size, StringComparer.OrdinalIgnoreCase))
                && (parsed.GetValue(ratio) is not { } shape || model.AspectRatios.Contains(shape, StringComparer.Ordinal))
                && (!parsed.GetValue(lastFrame) || model.TakesLastFrame)).ToList();
            Write(context.Output, list, found, parsed.GetValue(json));
            return UnreadFiles.Report(context, list);
        });
        return command;
    }

    // 10, 10s and "10 seconds" are the same duration.
    private static bool Same(string listed, string asked) =>
        listed == asked || (EnumNames.SecondsOf(listed) is { } seconds && seconds == EnumNames.SecondsOf(asked));

    private static void Write(IAnsiConsole console, ModelList list, List<CatalogueModel> found, bool asJson)
    {
        if (asJson)
        {
            console.WriteJson(new JsonArray([.. found.Select(CatalogueJson.Summary)]));
            return;
        }

        var severalProviders = list.Models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).Count() > 1;
        var table = new TextTable("Model", "Record", "Kind", "Durations", "Resolutions", "Credits").Right(5);
        foreach (var model in found)
        {
            table.Add(
                severalProviders ? model.QualifiedName : model.Name,
                model.Record,
                model.Kind.Replace('_', ' '),
                string.Join(" ", model.Durations),
                string.Join(" ", model.Resolutions),
                PriceText.Range(model));
        }

        if (table.Count > 0)
        {
            table.Write(console);
        }

        console.WriteTextLine(FormattableString.Invariant($"{found.Count} of {list.Models.Count} models") + (list.Folder.IsShipped ? " (schemas included in the tool)" : ""));
    }
}
