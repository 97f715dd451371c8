using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Refresh.Comparing;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed compare</c>: shows two models side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(ToolContext context)
    {
        var first = new Argument<string>("first") { Description = "A model: provider:model, the model name, or the record name." };
        var second = new Argument<string>("second") { Description = "Another model." };
        var schemas = CatalogFolder.CreateOption();
        var different = new Option<bool>("--differences") { Description = "Hide the rows that are the same." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        ModelList Read(CommandLineResult parsed) => CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas));
        foreach (var argument in new[] { first, second })
        {
            argument.CompletionSources.Add(completion => ModelArgument.NamesOf(Read(completion.ParseResult)).Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        }

        var command = new Command("compare", "Shows two models side by side: parameters, limits, prices.") { first, second, schemas, different, json };
        command.SetAction(parsed =>
        {
            var models = Read(parsed);
            var pair = new ModelPair(models.Find(parsed.GetRequiredValue(first)), models.Find(parsed.GetRequiredValue(second)));
            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(pair.ToJson());
            }
            else
            {
                Write(context, pair, parsed.GetValue(different));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Write(ToolContext context, ModelPair pair, bool onlyDifferences)
    {
        var table = new WrappingTable("", pair.First.QualifiedName, pair.Second.QualifiedName);
        var rows = pair.Rows.Where(row => !onlyDifferences || !row.IsSame).ToList();
        foreach (var row in rows)
        {
            table.Add(row.Name, row.First, row.Second);
        }

        table.Write(context.Output);
        string?[] notes =
        [
            rows.Any(row => ModelPair.IsRequired(row.First) || ModelPair.IsRequired(row.Second)) ? "* required" : null,
            pair.First.Provider != pair.Second.Provider ? "Credits of different providers are different currencies." : null,
        ];
        foreach (var note in notes.OfType<string>())
        {
            context.Output.WriteTextLine();
            context.Output.WriteTextLine(note);
        }
    }
}
