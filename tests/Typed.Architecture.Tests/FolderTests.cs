using System.Text.RegularExpressions;

namespace Typed.Architecture.Tests;

/// <summary>A file's namespace is its folder.</summary>
public sealed partial class FolderTests
{
    [Theory]
    [InlineData("generator/Typed.Schema", "Typed.Schema")]
    [InlineData("generator/Typed.Generator", "Typed.Generator")]
    [InlineData("refresh/Typed.Refresh", "Typed.Refresh")]
    public void Namespaces_are_folders(string project, string root)
    {
        var folder = Path.Combine(RepositoryRoot(), project);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("Polyfills/", StringComparison.Ordinal))
            .ToList();

        Assert.True(files.Count > 5, $"{folder} has {files.Count} files.");
        Assert.Equal([], files.Where(file => NamespaceOf(Path.Combine(folder, file)) is { } found && found != Expected(root, file)));
    }

    private static string Expected(string root, string file) =>
        file.Contains('/', StringComparison.Ordinal) ? root + "." + file[..file.LastIndexOf('/')].Replace('/', '.') : root;

    private static string? NamespaceOf(string file) =>
        Declaration().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups[1].Value : null;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the test's folder.");
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
