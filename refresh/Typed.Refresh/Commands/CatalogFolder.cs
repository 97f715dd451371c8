using System.CommandLine;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary>The option <c>--schemas</c> of read-only commands. By default they read the project's own folder, or the tool's schemas.</summary>
internal static class CatalogFolder
{
    public static Option<string> CreateOption() => new("--schemas")
    {
        Description = "The folder that contains <provider>/models/*.json. Default: ./schemas if it exists, otherwise the schemas included in the tool.",
        HelpName = "folder",
    };

    /// <summary>The folder that a command line refers to.</summary>
    /// <exception cref="ToolException">The specified folder does not exist, or none was specified and there is no default folder.</exception>
    public static SchemaFolder Of(ToolContext context, CommandLineResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is { } named)
        {
            var path = context.FullPath(named);
            var folder = new SchemaFolder(path, IsShipped: false);
            return !Directory.Exists(path) ? throw new ToolException($"The schema folder {path} does not exist.")
                : folder.HasModels ? folder
                : throw new ToolException($"The schema folder {path} contains no models. It needs <provider>/models/*.json.");
        }

        var own = new SchemaFolder(context.FullPath("schemas"), IsShipped: false);
        if (own.HasModels)
        {
            return own;
        }

        if (!SchemaFolder.Shipped.HasModels)
        {
            throw new ToolException($"{own.Path} contains no schemas. Specify a folder with --schemas.");
        }

        // A folder that was meant to be used must not be passed over in silence.
        if (Directory.Exists(own.Path))
        {
            context.Error.WriteTextLine("note: ./schemas contains no models; the schemas included in the tool are used");
        }

        return SchemaFolder.Shipped;
    }
}
