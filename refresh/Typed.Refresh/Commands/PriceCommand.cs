using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Requests;
using Typed.Schema.Specification;

namespace Typed.Refresh.Commands;

/// <summary><c>typed price</c>: shows the price of a request, using the generated record's own validation and price.</summary>
internal static class PriceCommand
{
    public static Command Create(ToolContext context)
    {
        var model = new ModelArgument(context);
        var settings = new Option<string[]>("--set") { Description = "A parameter, such as duration=10. Use a path for a nested property, such as image_size.width=1024.", HelpName = "name=value", AllowMultipleArgumentsPerToken = false };
        settings.CompletionSources.Add(completion => Complete(model, completion));
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("price", "Validates a request and computes its price without sending it. Returns exit code 2 if the model would reject the request.") { settings, json };
        model.AddTo(command);
        command.SetAction(parsed => Run(context, model.Find(parsed), parsed.GetValue(settings) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolContext context, CatalogModel model, string[] settings, bool asJson)
    {
        var request = new JsonObject();
        foreach (var setting in settings)
        {
            ParameterText.Set(model, request, setting);
        }

        var priced = PricedRequest.Of(model, request);
        if (asJson)
        {
            context.Output.WriteJson(priced.ToJson());
        }
        else
        {
            Write(context, priced);
        }

        return priced.Result.IsValid ? ExitCodes.Fine : ExitCodes.Error;
    }

    private static void Write(ToolContext context, PricedRequest priced)
    {
        ViolationText.Write(context.Error, priced.Result.Report);
        if (!priced.Result.IsValid)
        {
            return;
        }

        var cost = priced.Result.Params.Cost;
        context.Output.WriteTextLine(ConsoleText.Clean($"{priced.Model.QualifiedName}: {cost}"));
        if (cost.Note is { } note)
        {
            context.Output.WriteTextLine(ConsoleText.Clean($"{(cost.Certainty == CostCertainty.Superseded ? "Newer" : "Note")}: {note}"));
        }

        foreach (var item in cost is { Certainty: CostCertainty.Contradictory, AtLeast: not null, Table: { } table } ? table.Statements : [])
        {
            context.Output.WriteTextLine(ConsoleText.Clean($"- {item.Statement} ({item.Source})"));
        }

        if (priced.StandIns.Count > 0)
        {
            context.Output.WriteTextLine($"Not set, placeholder used: {string.Join(", ", priced.StandIns)}");
        }
    }

    // "duration=" first, then the values for a complete name.
    private static IEnumerable<CompletionItem> Complete(ModelArgument argument, CompletionContext completion)
    {
        if (argument.TryFind(completion.ParseResult) is not { } model)
        {
            return [];
        }

        var word = completion.WordToComplete;
        var at = word.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
        {
            return model.Spec.Properties.Select(property => new CompletionItem(property.WireName + "="));
        }

        var named = model.Spec.Properties.FirstOrDefault(property => property.WireName == word[..at]);
        IEnumerable<string> values = named is null ? []
            : named.Type.Shape == TypeShape.Boolean ? ["true", "false"]
            : model.ValuesOf(named).Select(value => value.Text);
        return values.Select((value, i) => new CompletionItem($"{word[..at]}={value}", sortText: i.ToString("D4", CultureInfo.InvariantCulture)));
    }
}
