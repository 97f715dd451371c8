using System.Text.RegularExpressions;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests;

/// <summary>A page that names a test as its proof names one that exists.</summary>
public sealed partial class NamedTestTests
{
    private static readonly IReadOnlyList<string> s_sources =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText),
    ];

    [Theory]
    [InlineData("docs/promises.md", 30)]
    [InlineData("docs/providers/creatify.md", 5)]
    [InlineData("docs/providers/hoox.md", 3)]
    public void Named_tests_exist(string page, int atLeast)
    {
        var named = Name().Matches(Repository.Read(page)).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();

        Assert.True(named.Count >= atLeast, $"{page} names only {named.Count} tests.");
        Assert.Equal([], named.Where(name => !Exists(name.Class, name.Method)).Select(name => $"{name.Class}.{name.Method}"));
    }

    // A name ends early with three dots.
    private static bool Exists(string type, string method)
    {
        var ofType = s_sources.Where(source => Regex.IsMatch(source, $@"\bclass {type}\b"));
        return method.Length == 0 ? ofType.Any() : ofType.Any(source => Regex.IsMatch(source, $@"\b{method}\w*\("));
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w*Tests|JournalContract)(\.(?<method>[A-Z]\w*)…?)?`")]
    private static partial Regex Name();
}
