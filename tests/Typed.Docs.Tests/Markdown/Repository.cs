namespace Typed.DocsTests.Markdown;

/// <summary>The repository that this test was built from, and its pages.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages for users, by path from the root, in ordinal order.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md", "emulator/README.md", "schemas/README.md" }
            .Concat(MarkdownBelow("docs")).Concat(MarkdownBelow("samples"))
            .Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string page) => Path.Combine(Root, page);

    public static string Read(string page) => File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n");

    private static IEnumerable<string> MarkdownBelow(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(page => !page.Contains("/bin/", StringComparison.Ordinal) && !page.Contains("/obj/", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Typed.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Typed.sln is in no folder above the test.");
        }

        return folder;
    }
}
