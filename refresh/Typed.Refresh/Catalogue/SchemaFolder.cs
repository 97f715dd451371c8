using System.CommandLine;
using Typed.Refresh.Commands;

namespace Typed.Refresh.Catalogue;

/// <summary>The folder that the catalog reads: the project's schema folder, or the schemas included in the tool.</summary>
/// <param name="Path">The folder.</param>
/// <param name="IsShipped">Whether the schemas are the tool's own.</param>
internal sealed record SchemaFolder(string Path, bool IsShipped)
{
    /// <summary>The schemas included in the tool.</summary>
    public static SchemaFolder Shipped { get; } = new(System.IO.Path.Combine(AppContext.BaseDirectory, "schemas"), IsShipped: true);

    /// <summary>Creates the option for read-only commands. By default they read the project's own folder, or the tool's schemas.</summary>
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
            return Directory.Exists(path) ? new SchemaFolder(path, IsShipped: false) : throw new ToolException($"The schema folder {path} does not exist.");
        }

        var own = context.FullPath("schemas");
        return HasModels(own) ? new SchemaFolder(own, IsShipped: false)
            : HasModels(Shipped.Path) ? Shipped
            : throw new ToolException($"{own} contains no schemas. Specify a folder with --schemas.");
    }

    // A folder of that name with other content is not an error.
    private static bool HasModels(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any(provider => Directory.Exists(System.IO.Path.Combine(provider, "models")));
}
