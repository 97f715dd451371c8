namespace Typed.Architecture.Tests;

/// <summary>A file of exceptions to a rule. It must have exactly the exceptions that exist: a line may go, none may come.</summary>
internal static class KnownList
{
    /// <param name="file">The name of the file beside the tests.</param>
    /// <param name="actual">The exceptions that exist.</param>
    /// <param name="rule">The rule, for the message.</param>
    public static void Check(string file, IEnumerable<string> actual, string rule)
    {
        var known = Lines(file);
        var found = actual.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var added = found.Except(known, StringComparer.Ordinal).ToList();
        var gone = known.Except(found, StringComparer.Ordinal).ToList();
        if (added.Count > 0 || gone.Count > 0)
        {
            Assert.Fail($"{rule}\nNot allowed: {Join(added)}\nRemove from {file}, because these are no longer exceptions: {Join(gone)}");
        }
    }

    /// <summary>The lines of a file without comments.</summary>
    public static IReadOnlyList<string> Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file)).Where(line => line.Length > 0 && line[0] != '#')];

    private static string Join(List<string> lines) => lines.Count == 0 ? "nothing" : "\n  " + string.Join("\n  ", lines);
}
