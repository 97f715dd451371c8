using System.CommandLine;
using System.Text;
using Typed.Refresh.Catalog;
using Typed.Refresh.Exporting;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Schema.Naming;

namespace Typed.Refresh.Commands;

/// <summary><c>typed export</c>: writes the models for projects that cannot use the generator.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolContext context)
    {
        var form = new Option<string>("--as") { Description = "What to write: dto (plain C# classes).", HelpName = "form", Required = true };
        form.AcceptOnlyFromAmong("dto");
        var library = new Option<string>("--json-library") { Description = "The JSON library of the classes.", HelpName = "library", DefaultValueFactory = _ => "system-text-json" };
        library.AcceptOnlyFromAmong("system-text-json", "newtonsoft");
        var space = new Option<string>("--namespace", "-n") { Description = "The namespace above the providers' namespaces.", HelpName = "name", DefaultValueFactory = _ => "Typed.Dto" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        var patterns = ModelPatterns.CreateOption();
        var schemas = CatalogFolder.CreateOption();
        var command = new Command("export", "Writes models as plain C# classes, for .NET Framework, Unity and old compilers.") { form, library, space, patterns, output, schemas };
        command.SetAction(parsed =>
        {
            var list = CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas));
            var models = ModelPatterns.Select(list.Models, parsed.GetValue(patterns) ?? []);
            var flavour = parsed.GetRequiredValue(library) == "newtonsoft" ? DtoFlavour.Newtonsoft : DtoFlavour.SystemTextJson;
            var name = parsed.GetRequiredValue(space);
            if (!name.Split('.').All(CSharpNames.IsIdentifier))
            {
                throw new ToolException("--namespace must be a C# namespace, such as Shop.Models.");
            }

            var text = new DtoWriter(flavour, name).Write(models);
            if (parsed.GetValue(output) is { } file)
            {
                var path = context.FullPath(file);
                DurableFile.ReplaceQuickly(path, Encoding.UTF8.GetBytes(text));
                context.Output.WriteTextLine(path);
            }
            else
            {
                context.Output.WriteText(text);
            }

            return UnreadFiles.Report(context, list);
        });
        return command;
    }
}
