using System.CommandLine;
using System.Text;
using Typed.Refresh.Catalog;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;
using Typed.Refresh.Page;

namespace Typed.Refresh.Commands;

/// <summary><c>typed catalog</c>: writes the catalog as one HTML page.</summary>
internal static class CatalogCommand
{
    public static Command Create(ToolContext context)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", HelpName = "file", DefaultValueFactory = _ => "catalog.html" };
        var schemas = CatalogFolder.CreateOption();
        var command = new Command("catalog", "Writes one self-contained HTML page of all models.") { output, schemas };
        command.SetAction(parsed =>
        {
            var list = CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas));
            var path = context.FullPath(parsed.GetRequiredValue(output));
            try
            {
                DurableFile.ReplaceQuickly(path, Encoding.UTF8.GetBytes(CatalogPage.Of(list)));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new ToolException(problem.Message, problem);
            }

            context.Output.WriteTextLine(FormattableString.Invariant($"{list.Models.Count} models: {path}"));
            return UnreadFiles.Report(context, list);
        });
        return command;
    }
}
