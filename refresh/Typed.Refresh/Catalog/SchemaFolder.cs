namespace Typed.Refresh.Catalog;

/// <summary>The folder that the catalog reads: the project's schema folder, or the schemas included in the tool.</summary>
/// <param name="Path">The folder.</param>
/// <param name="IsShipped">Whether the schemas are the tool's own.</param>
internal sealed record SchemaFolder(string Path, bool IsShipped)
{
    /// <summary>The schemas included in the tool.</summary>
    public static SchemaFolder Shipped { get; } = new(System.IO.Path.Combine(AppContext.BaseDirectory, "schemas"), IsShipped: true);

    /// <summary>Whether the folder contains models. A folder of that name with other content is not an error.</summary>
    public bool HasModels =>
        Directory.Exists(Path) && Directory.EnumerateDirectories(Path)
            .Select(provider => System.IO.Path.Combine(provider, "models"))
            .Any(models => Directory.Exists(models) && Directory.EnumerateFiles(models, "*.json").Any());
}
