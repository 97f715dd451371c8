using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Prices.Importing;
using Typed.Refresh.Prices.Tables;
using Typed.Refresh.Quoting;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary><c>typed import prices</c>: reads a price table that no endpoint publishes.</summary>
internal static class ImportPricesCommand
{
    public static Command Create(ToolContext context)
    {
        var table = new Argument<string>("table") { Description = "A table: .csv, .tsv, .json, or Markdown." };
        var provider = SharedOptions.ImportedProvider();
        var map = new Option<string[]>("--map") { Description = "The column of the model, of the price, or of a field: model=Name, credits=Price, duration=Length. A column with such a name needs no mapping.", HelpName = "field=column" };
        var model = new Option<string?>("--model") { Description = "The model of all rows, if no column names it.", HelpName = "name" };
        var unit = new Option<string?>("--unit") { Description = "The unit of the prices, such as USD. Default: the unit of pricing.json, or credits.", HelpName = "unit" };
        var per = new Option<string?>("--per") { Description = "The billed item, such as second. Default: output.", HelpName = "what" };
        var asOf = new Option<string?>("--as-of") { Description = "The date that the table states, such as 2026-11. Default: today.", HelpName = "date" };
        var source = new Option<string?>("--source") { Description = "Where the table comes from. Default: the file's name.", HelpName = "text" };
        var schemas = SharedOptions.Schemas();
        var dryRun = SharedOptions.DryRun("Show how the columns are used without writing.");
        var skip = new Option<bool>("--skip-unreadable") { Description = "Import the readable rows even if some rows can't be read." };
        var command = new Command("prices", "Imports prices from a table.") { table, provider, map, model, unit, per, asOf, source, schemas, dryRun, skip };
        command.SetAction(parsed =>
        {
            var options = new RefreshOptions(context.FullPath(parsed.GetRequiredValue(schemas))) { DryRun = parsed.GetValue(dryRun) };
            var file = context.FullPath(parsed.GetRequiredValue(table));
            var name = parsed.GetRequiredValue(provider);
            var models = CatalogReader.Read(new SchemaFolder(Present(options.Schemas, name), IsShipped: false)).Models.Where(item => item.Provider == name).ToList();
            var given = (parsed.GetValue(map) ?? []).Select(Mapping).ToList();
            var only = parsed.GetValue(model) is { } one ? new ModelList(new SchemaFolder(options.Schemas, false), models, []).Find(one) : null;
            return PriceImport.Run(context, new PriceSource(name, file, parsed.GetValue(asOf) ?? ProviderLock.Text(context.Today))
            {
                Text = parsed.GetValue(source) ?? $"a price table, read from {Path.GetFileName(file)}",
                Unit = parsed.GetValue(unit),
                Per = parsed.GetValue(per),
                Read = (content, _) => Read(context, content, file, given, models, only),
            }, options, parsed.GetValue(skip));
        });
        return command;
    }

    private static PricePage Read(
        ToolContext context, string content, string file, IReadOnlyList<(string Field, string Column)> given, IReadOnlyList<CatalogModel> models, CatalogModel? only)
    {
        var fields = models.SelectMany(model => model.Spec.Properties.Select(property => property.WireName)).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, _) in given.Where(item => item.Field is not ("model" or "credits") && !fields.Contains(item.Field)))
        {
            var nearest = NearestName.Of(field, fields);
            throw new ToolException($"--map: no model has a field {ServerText.Quote(field)}." + (nearest is null ? "" : $" Did you mean {nearest}?"));
        }

        var reader = new PriceTableReader(models, only);
        var tables = SheetReader.Read(content, file);
        var used = 0;
        foreach (var table in tables)
        {
            if (ColumnMap.Of(table, given, fields) is not { } map || (map.Model < 0 && only is null))
            {
                continue;
            }

            foreach (var line in map.Describe(table))
            {
                context.Output.Profile.Out.Writer.WriteLine(line);
            }

            used++;
            reader.Take(table, map);
        }

        return used > 0 ? reader.Result() : throw new ToolException(
            $"{file}: no table has a column for the model and one for the price. Columns: {string.Join(", ", tables[0].Columns.Select(column => ServerText.Quote(column)))}. Use --map model=… --map credits=…");
    }

    private static (string Field, string Column) Mapping(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw new ToolException($"--map must have the form field=column, not {ServerText.Quote(text)}.");
    }

    private static string Present(string schemas, string provider) =>
        SchemaFiles.Providers(schemas).Contains(provider) ? schemas : throw new ToolException($"{schemas} contains no files for {ServerText.Quote(provider)}.");
}
