using System.Text.RegularExpressions;

namespace Typed.Mutations;

/// <summary>The test classes of one test project.</summary>
/// <param name="Project">The name of the test project.</param>
/// <param name="Classes">Full names of classes, with <c>*</c> for any text.</param>
internal sealed record Suite(string Project, IReadOnlyList<string> Classes);

/// <summary>A part of the product that is measured: its files, and the tests that must notice when they are broken.</summary>
internal sealed record Area(string Name, string Repository, string Project, IReadOnlyList<string> Files, IReadOnlyList<Suite> Suites)
{
    private const string Folder = "tests/mutations/areas";

    /// <summary>The folder that contains the solution, searched upwards from the current one.</summary>
    public static string FindRepository()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new MutationException("Start this inside the repository.");
    }

    public static IEnumerable<string> Names(string repository) =>
        Directory.EnumerateFiles(Path.Combine(repository, Folder), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Reads an area. Each line is <c>project</c>, <c>file</c> or <c>test</c> and its values; a file may have <c>*</c> in its last part.</summary>
    public static Area Read(string repository, string name)
    {
        var source = Path.Combine(repository, Folder, name + ".txt");
        if (!File.Exists(source))
        {
            throw new MutationException($"There is no area '{name}': {string.Join(", ", Names(repository))}.");
        }

        var project = "";
        List<string> files = [];
        List<Suite> suites = [];
        foreach (var line in File.ReadLines(source).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["project", var path]:
                    project = path;
                    break;
                case ["file", var pattern]:
                    files.AddRange(Expand(repository, pattern));
                    break;
                case ["test", var suite, .. { Length: > 0 } classes]:
                    suites.Add(new Suite(suite, classes));
                    break;
                default:
                    throw new MutationException($"{source}: not understood: {line}");
            }
        }

        return project.Length > 0 && suites.Count > 0 ? new Area(name, repository, project, files, suites) : throw new MutationException($"{source} is not complete.");
    }

    /// <summary>Whether a text fits a pattern in which <c>*</c> is any text.</summary>
    public static bool IsMatch(string pattern, string text) => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    private static List<string> Expand(string repository, string pattern)
    {
        var folder = Path.Combine(repository, Path.GetDirectoryName(pattern)!);
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? files : throw new MutationException($"No file fits {pattern}.");
    }
}
