namespace Typed.Generator.Tests.Kit;

/// <summary>The repository's own schema files.</summary>
internal static class RepositorySchemas
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "schemas");

    public static InMemoryFile[] All() =>
    [
        .. Directory.GetDirectories(Folder)
            .SelectMany(provider => Directory.GetFiles(provider, "*.json", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock.json")
                .Order(StringComparer.Ordinal)
                .Select(file => new InMemoryFile(
                    "schemas/" + Path.GetRelativePath(Folder, file).Replace('\\', '/'),
                    File.ReadAllText(file),
                    Path.GetFileName(provider)))),
    ];
}
