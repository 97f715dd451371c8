using System.Text;
using System.Text.RegularExpressions;

namespace Typed.Analyzers.Tests.Rules;

/// <summary>The files that follow from the rules: the index, the head of each page, the presets and the release files.</summary>
internal static partial class RuleFiles
{
    private const string Index = "docs/rules/README.md";

    private static readonly string s_root = FindRoot();

    /// <summary>All files with the text that they must have.</summary>
    public static IReadOnlyList<(string Path, string Text)> Expected() =>
    [
        .. AllRules.List.Select(rule => (RulePage.PathOf(rule.Id), RulePage.Of(rule).Text)),
        (Index, Tables().Replace(Read(Index), match => $"<!-- rules {match.Groups[1].Value} -->\n{Table(match.Groups[1].Value)}<!-- end of rules -->")),
        .. Presets.All,
        ReleaseFile("analyzers/Typed.Analyzers", AllRules.List.Where(rule => rule.IsOfAnalyzer)),
        ReleaseFile("generator/Typed.Generator", AllRules.List.Where(rule => !rule.IsOfAnalyzer && rule.Category is not null)),
    ];

    public static bool Exists(string path) => File.Exists(Path.Combine(s_root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    public static void Write(string path, string text) => File.WriteAllText(Path.Combine(s_root, path), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The ids of the groups that the index has a table for, such as <c>TYP1</c>.</summary>
    public static IEnumerable<string> Groups() => Tables().Matches(Read(Index)).Select(match => match.Groups[1].Value);

    private static string Table(string group)
    {
        var rules = AllRules.List.Where(rule => rule.Id.StartsWith(group, StringComparison.Ordinal)).ToList();
        var isOfAnalyzer = rules.Exists(rule => rule.IsOfAnalyzer);
        var table = new StringBuilder(isOfAnalyzer ? "| rule | about | severity | code fix |\n|---|---|---|---|\n" : "| rule | about | severity |\n|---|---|---|\n");
        foreach (var rule in rules)
        {
            var page = RulePage.Of(rule);
            var reporter = rule.Category is null ? " (reported by the build)" : "";
            var fix = !isOfAnalyzer ? "" : page.Fix.Length > 0 ? $" {page.Fix} |" : " |";
            table.Append($"| [{rule.Id}]({rule.Id}.md) | {page.Title}{reporter} | {rule.Severity} |{fix}\n");
        }

        return table.ToString();
    }

    private static (string Path, string Text) ReleaseFile(string project, IEnumerable<RuleEntry> rules)
    {
        var path = project + "/AnalyzerReleases.Unshipped.md";
        var shipped = Read(project + "/AnalyzerReleases.Shipped.md");
        var lines = rules.Where(rule => !shipped.Contains(rule.Id + " |", StringComparison.Ordinal))
            .Select(rule => $"{rule.Id} | {rule.Category} | {char.ToUpperInvariant(rule.Severity[0])}{rule.Severity[1..]} | {rule.Title}");
        var text = Read(path);
        var head = text[..text.IndexOf("### ", StringComparison.Ordinal)];
        return (path, $"{head}### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n{string.Join("\n", lines)}\n");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the test's folder.");
    }

    [GeneratedRegex(@"<!-- rules (TYP[0-9]) -->\n.*?<!-- end of rules -->", RegexOptions.Singleline)]
    private static partial Regex Tables();
}
