using System.Text.RegularExpressions;

namespace Typed.Architecture.Tests;

/// <summary>One C# file of a project.</summary>
/// <param name="Path">The path below the project's folder, with slashes.</param>
/// <param name="Text">The content.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The folder below the project; empty for the project's own.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>The namespace; empty if the file declares none.</summary>
    public string Namespace => NamespaceDeclaration().Match(Text).Groups[1].Value;

    /// <summary>How many lines the file has.</summary>
    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>Whether a type at the start of a line is public.</summary>
    public bool HasPublicType => PublicType().IsMatch(Text);

    /// <summary>The C# files of a project, without what the build writes.</summary>
    /// <param name="project">The project's folder, such as <c>runtime/Typed.Runtime</c>.</param>
    public static IReadOnlyList<SourceFile> Of(string project)
    {
        var folder = System.IO.Path.Combine(Repository.Root, project);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Full: file, Path: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Path, File.ReadAllText(file.Full)))
            .ToList();
        return files.Count > 0 ? files : throw new InvalidOperationException($"{folder} has no C# files.");
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"^public\s", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
