namespace Typed.Mutations.Named;

/// <summary>One change of the product that is written as data, and the tests that must notice it.</summary>
/// <param name="Name">The name of its file and its own.</param>
/// <param name="File">The source file, from the root of the repository.</param>
/// <param name="Project">The folder of the project that compiles the file.</param>
/// <param name="Before">The text to replace. It occurs once.</param>
/// <param name="After">The text that takes its place.</param>
/// <param name="Suites">The test classes. In each line of them a test must fail.</param>
internal sealed record NamedMutation(string Name, string File, string Project, string Before, string After, IReadOnlyList<Suite> Suites)
{
    /// <summary>Reads all mutations of the repository.</summary>
    public static IEnumerable<NamedMutation> ReadAll(string repository) =>
        Directory.EnumerateFiles(Path.Combine(repository, "tests/mutations"), "*.txt").Order(StringComparer.Ordinal).SelectMany(file => ReadFile(repository, file));

    /// <summary>The source with the change.</summary>
    public string Apply(string source)
    {
        var at = source.IndexOf(Before, StringComparison.Ordinal);
        return at >= 0 && source.IndexOf(Before, at + 1, StringComparison.Ordinal) < 0
            ? string.Concat(source.AsSpan(0, at), After, source.AsSpan(at + Before.Length))
            : throw new MutationException($"{Name}: {File} does not contain the text to replace exactly once.");
    }

    private static IEnumerable<NamedMutation> ReadFile(string repository, string file)
    {
        var subject = Path.GetFileNameWithoutExtension(file);
        string? name = null;
        List<string> lines = [];
        foreach (var line in System.IO.File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Append("[end]"))
        {
            if (line[0] != '[')
            {
                lines.Add(line);
                continue;
            }

            if (name is not null)
            {
                yield return Parse(repository, name, lines);
            }

            name = $"{subject}/{line.Trim('[', ']')}";
            lines = [];
        }
    }

    private static NamedMutation Parse(string repository, string name, List<string> lines)
    {
        string Text(char sign) => string.Join('\n', lines.Where(line => line[0] == sign).Select(line => line.Length > 1 ? line[2..] : ""));
        string? Value(string key) => lines.FirstOrDefault(line => line.StartsWith(key + " ", StringComparison.Ordinal))?[(key.Length + 1)..];
        var suites = lines.Where(line => line.StartsWith("test ", StringComparison.Ordinal)).Select(line => line.Split(' ')).Select(words => new Suite(words[1], words[2..])).ToList();
        return Value("file") is { } file && suites.Count > 0
            ? new NamedMutation(name, file, Value("project") ?? ProjectOf(repository, file), Text('-'), Text('+'), suites)
            : throw new MutationException($"{name} is not complete.");
    }

    private static string ProjectOf(string repository, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (folder.Length > 0 && !Directory.EnumerateFiles(Path.Combine(repository, folder), "*.csproj").Any())
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
