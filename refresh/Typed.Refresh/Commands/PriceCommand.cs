using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Typed.Refresh.Catalogue;
using Typed.Refresh.CSharp;
using Typed.Refresh.Output;
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

    private static int Run(ToolContext context, CatalogueModel model, string[] settings, bool asJson)
    {
        var request = new JsonObject();
        foreach (var setting in settings)
        {
            ParameterText.Set(model, request, setting);
        }

        var standIns = new List<string>();
        foreach (var (name, value) in SampleRequest.Required(model).Where(member => !request.ContainsKey(member.Key)))
        {
            request[name] = value?.DeepClone();
            standIns.Add(name);
        }

        using var document = JsonDocument.Parse(request.ToJsonString());
        var result = ModelRecords.Of(model).Parse(document.RootElement);
        if (asJson)
        {
            context.Output.WriteJson(Json(model, result, standIns));
        }
        else
        {
            Write(context, model, result, standIns);
        }

        return result.IsValid ? ExitCodes.Fine : ExitCodes.Error;
    }

    private static void Write(ToolContext context, CatalogueModel model, ParseResult result, List<string> standIns)
    {
        ViolationText.Write(context.Error, result.Report);
        if (!result.IsValid)
        {
            return;
        }

        var cost = result.Params.Cost;
        context.Output.WriteTextLine(ConsoleText.Clean($"{model.QualifiedName}: {cost}"));
        if (cost.Note is { } note)
        {
            context.Output.WriteTextLine(ConsoleText.Clean($"{(cost.Certainty == CostCertainty.Superseded ? "Newer" : "Note")}: {note}"));
        }

        foreach (var item in cost is { Certainty: CostCertainty.Contradictory, AtLeast: not null, Table: { } table } ? table.Statements : [])
        {
            context.Output.WriteTextLine(ConsoleText.Clean($"- {item.Statement} ({item.Source})"));
        }

        if (standIns.Count > 0)
        {
            context.Output.WriteTextLine($"Not set, placeholder used: {string.Join(", ", standIns)}");
        }
    }

    private static JsonObject Json(CatalogueModel model, ParseResult result, List<string> standIns)
    {
        var json = new JsonObject { ["provider"] = model.Provider, ["model"] = model.Name, ["valid"] = result.IsValid };
        if (result.IsValid && result.Params.Cost is var cost)
        {
            json["credits"] = cost.Credits;
            json["at_least"] = cost.AtLeast;
            json["at_most"] = cost.AtMost;
            json["certainty"] = cost.Certainty.ToString().ToLowerInvariant();
            json["unit"] = cost.Unit;
            json["reason"] = cost.Reason;
            json["as_of"] = cost.Table?.AsOf;
            json["retrieved"] = cost.Table?.Retrieved;
            json["source"] = cost.Table?.Source;
            json["note"] = cost.Note;
        }

        json["violations"] = ViolationText.Json(result.Report);
        json["stand_ins"] = new JsonArray([.. standIns.Select(name => (JsonNode?)JsonValue.Create(name))]);
        return json;
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
