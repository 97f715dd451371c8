using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Searching;

namespace Typed.Refresh.Commands;

/// <summary><c>typed models</c>: lists the models that meet a query, with their prices, in the answer of the runtime's catalog.</summary>
internal static class ModelsCommand
{
    private static readonly string[] s_orders = ["name", "price", "duration"];
    private static readonly string[] s_groups = ["provider", "kind", "none"];

    public static Command Create(ToolContext context)
    {
        var schemas = CatalogFolder.CreateOption();
        var filter = new ModelFilter();
        var sort = new Option<string?>("--sort") { Description = "The order: name, price or duration. Default: price for a query, otherwise name.", HelpName = "order" };
        var group = new Option<string?>("--group") { Description = "Group by provider or kind, or none. Default: by provider in a terminal.", HelpName = "what" };
        var limit = new Option<int?>("--limit") { Description = "Show at most this many models.", HelpName = "number" };
        var unsure = new Option<bool>("--unsure") { Description = "Also list the models whose schema or price does not show whether they meet the query, with the reason." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("models", "Lists the models: kinds, durations, resolutions, prices.");
        ModelList Read(CommandLineResult parsed) => CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas));
        filter.AddTo(command, Read);
        foreach (var option in new Option[] { sort, group, limit, unsure, json, schemas })
        {
            command.Options.Add(option);
        }

        sort.CompletionSources.Add(s_orders);
        group.CompletionSources.Add(s_groups);
        command.SetAction(parsed =>
        {
            var list = Read(parsed);
            var query = filter.Read(parsed, list);
            var view = new ModelListing(list, query)
            {
                Order = KnownWord.Of(sort.Name, parsed.GetValue(sort), s_orders) ?? (query is null ? "name" : "price"),
                Group = KnownWord.Of(group.Name, parsed.GetValue(group), s_groups),
                Limit = parsed.GetValue(limit) is not { } most ? int.MaxValue : most > 0 ? most : throw new ToolException($"{limit.Name} must be 1 or more."),
                HasUnsure = parsed.GetValue(unsure),
            };
            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(new JsonArray([.. view.Shown.Select(match => CatalogJson.Match(list.Of(match), match))]));
            }
            else
            {
                view.Write(context.Output);
            }

            return UnreadFiles.Report(context, list);
        });
        return command;
    }
}
