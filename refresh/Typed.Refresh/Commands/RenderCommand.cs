using System.CommandLine;
using System.Text;
using Typed.Refresh.Catalog;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Templates;
using Typed.Refresh.Views;

namespace Typed.Refresh.Commands;

/// <summary><c>typed render</c>: renders a template over the catalog.</summary>
internal static class RenderCommand
{
    private const long MaxTemplateLength = 1024 * 1024;

    public static Command Create(ToolContext context)
    {
        var template = new Option<string>("--template", "-t")
        {
            Description = $"A template file, or a template of the tool: {string.Join(", ", TemplateFiles.Shipped)}.",
            HelpName = "file or name",
            Required = true,
        };
        template.CompletionSources.Add([.. TemplateFiles.Shipped]);
        var model = ModelPatterns.CreateOption();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write. {provider} or {record} in it results in a file for each provider or model. Default: standard output.",
            HelpName = "file",
        };
        var printsTemplate = new Option<bool>("--print-template") { Description = "Print the template instead of rendering it." };
        var schemas = CatalogFolder.CreateOption();
        var command = new Command("render", "Renders a Scriban template over the models, fields, prices and rules.") { template, model, output, printsTemplate, schemas };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(template);
            var text = await TextOfAsync(context, name, cancellationToken);
            if (parsed.GetValue(printsTemplate))
            {
                context.Output.WriteText(text);
                return ExitCodes.Fine;
            }

            var list = CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas));
            var found = list with { Models = ModelPatterns.Select(list.Models, parsed.GetValue(model) ?? []) };
            var files = Render(context, name, text, CatalogView.Of(found), parsed.GetValue(output), cancellationToken);
            Write(context, files);
            return UnreadFiles.Report(context, list);
        });
        return command;
    }

    private static async Task<string> TextOfAsync(ToolContext context, string name, CancellationToken cancellationToken)
    {
        if (TemplateFiles.Shipped.Contains(name, StringComparer.Ordinal))
        {
            return TemplateFiles.ShippedText(name);
        }

        var file = new FileInfo(context.FullPath(name));
        return !file.Exists ? throw new ToolException($"The template {name} does not exist.{Suggestion.For(name, TemplateFiles.Shipped)}")
            : file.Length > MaxTemplateLength ? throw new ToolException($"The template {name} is larger than 1 MiB.")
            : await File.ReadAllTextAsync(file.FullName, cancellationToken);
    }

    // All texts are rendered before the first is written: an error leaves no file behind.
    private static List<(string? File, string Text)> Render(
        ToolContext context, string name, string text, CatalogView catalog, string? output, CancellationToken cancellationToken)
    {
        try
        {
            var template = TextTemplate.Parse(text, name, TextTemplate.IsHtml(name, output));
            return [.. RenderTarget.Of(output, catalog).Select(target => (target.File, template.Render(target.Catalog.ToGlobals(), context.TemplateLimits, cancellationToken)))];
        }
        catch (TemplateException problem)
        {
            throw new ToolException(problem.Message, problem);
        }
    }

    private static void Write(ToolContext context, List<(string? File, string Text)> files)
    {
        foreach (var (file, text) in files)
        {
            if (file is null)
            {
                context.Output.WriteText(text);
                continue;
            }

            var path = context.FullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            DurableFile.ReplaceQuickly(path, Encoding.UTF8.GetBytes(text));
            context.Output.WriteTextLine(path);
        }
    }
}
