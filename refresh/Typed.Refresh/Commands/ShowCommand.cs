using System.CommandLine;
using Spectre.Console;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Schema.Emission;
using Typed.Schema.Specification;

namespace Typed.Refresh.Commands;

/// <summary><c>typed show</c>: shows all known data about one model.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolContext context)
    {
        var model = new ModelArgument(context);
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("show", "Shows a model: parameters, slots, rules, prices, source.") { json };
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = model.Find(parsed);
            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(CatalogJson.Full(found));
            }
            else
            {
                Write(context.Output, found);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, CatalogModel model)
    {
        Heading(console, model.QualifiedName);
        Line(console, "Kind", model.Kind.Replace('_', ' '));
        Line(console, "Record", $"{model.Namespace}.{model.Record}");
        Line(console, "About", model.Spec.Description);
        var slots = model.Spec.Properties.Where(property => property.Slot >= 0).OrderBy(property => property.Slot).Select(property => property.WireName).ToList();
        Line(console, "Slots", string.Join(", ", slots));
        Line(console, "Schema", $"{model.Spec.SourceCertainty}, read {model.Spec.SourceRetrieved}" + (ProviderPage.Of(model.Spec.SourceDocument) is { } page ? $": {page}" : ""));

        Heading(console, "Parameters");
        var parameters = new TextTable("Name", "Type", "Default", "Allowed");
        foreach (var property in model.Spec.Properties)
        {
            parameters.Add(
                property.WireName + (property.Required ? " *" : ""),
                PropertyText.Type(model, property.Type) + (property.Nullable ? " or null" : ""),
                property.Default ?? "",
                string.Join("; ", PropertyText.Limits(model, property)) + (property.Deprecated ? " (deprecated)" : ""));
        }

        parameters.Write(console);
        console.WriteTextLine("* required");
        if (model.Named.Rules.Count > 0)
        {
            Heading(console, "Rules");
            foreach (var rule in model.Named.Rules)
            {
                console.WriteTextLine(ConsoleText.Clean($"{rule.Statement} ({(rule.IsWarning ? "documented in prose only" : "enforced")}; {rule.Id})"));
            }
        }

        Heading(console, "Prices");
        WritePrices(console, model);
    }

    private static void WritePrices(IAnsiConsole console, CatalogModel model)
    {
        if (model.Prices is not { } prices)
        {
            console.WriteTextLine("unknown: no published price");
            return;
        }

        console.WriteTextLine(ConsoleText.Clean(CreditText.Terms(prices)));
        if (prices.Lines.Count > 0)
        {
            var table = new TextTable("For", "Credits").Right(1);
            foreach (var line in prices.Lines)
            {
                table.Add(CreditText.Condition(line), CreditText.Credits(line));
            }

            table.Write(console);
        }

        if (prices.IsContradictory)
        {
            console.WriteTextLine("The sources contradict each other:");
        }

        foreach (var item in prices.Statements)
        {
            console.WriteTextLine(ConsoleText.Clean($"- {item.Statement} ({item.Source})"));
        }

        foreach (var item in prices.Contradictions)
        {
            console.WriteTextLine(ConsoleText.Clean($"- {item.Statement}"));
        }

        Line(console, prices.Certainty == PriceCertainty.Superseded ? "Newer" : "Note", prices.Note);
        Line(console, "Source", prices.Source);
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(ConsoleText.Clean(text))}[/]");
    }

    private static void Line(IAnsiConsole console, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            console.WriteTextLine($"{name,-8}{ConsoleText.Clean(text)}");
        }
    }
}
