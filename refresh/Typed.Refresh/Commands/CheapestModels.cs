using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Searching;

namespace Typed.Refresh.Commands;

/// <summary><c>typed models --cheapest</c>: the models that meet all requirements, cheapest first, and those for which that is unknown.</summary>
internal static class CheapestModels
{
    public static Option<bool> CreateOption() => new("--cheapest")
    {
        Description = "Sort by the price of the requested duration, resolution and ratio, with the values to set. Models whose schemas do not answer the question are listed with the reason.",
    };

    /// <summary>Answers the query.</summary>
    public static void Write(ToolContext context, ModelList list, ModelQuery query, bool asJson)
    {
        var result = ModelSearch.Find(list.Models, query);
        if (asJson)
        {
            context.Output.WriteJson(SearchJson.Of(result));
            return;
        }

        var console = context.Output;
        if (result.Matches.Count > 0)
        {
            var table = new WrappingTable("Credits", "Model", "Set").Right(0);
            foreach (var (model, match) in result.Matches)
            {
                table.Add(Credits(match.Cost), model.QualifiedName, Settings(match));
            }

            table.Write(console);
        }

        console.WriteTextLine(FormattableString.Invariant($"{result.Matches.Count} of {list.Models.Count} models") + (list.Folder.IsShipped ? " (schemas included in the tool)" : ""));
        if (result.Unsure.Count > 0)
        {
            console.WriteTextLine();
            var table = new WrappingTable("Credits", "Unsure", "Why").Right(0);
            foreach (var (model, match) in result.Unsure)
            {
                table.Add(Credits(match.Cost), model.QualifiedName, string.Join("; ", match.Doubts));
            }

            table.Write(console);
        }
    }

    // The certainty stands beside a number that may not be the one that is charged.
    private static string Credits(Cost cost) => (cost.AtLeast, cost.AtMost) switch
    {
        ({ } least, { } most) => (least == most ? ParameterText.Credits(least) : $"{ParameterText.Credits(least)}–{ParameterText.Credits(most)}")
            + (cost.Certainty == CostCertainty.Exact ? "" : " " + cost.Certainty.ToString().ToLowerInvariant()),
        _ => "unknown",
    };

    private static string Settings(ModelMatch match) => string.Join(", ", match.Values.Select(value => $"{value.Key}={value.Value}").Concat(match.Media));
}
