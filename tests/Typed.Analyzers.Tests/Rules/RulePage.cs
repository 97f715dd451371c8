using System.Text.RegularExpressions;

namespace Typed.Analyzers.Tests.Rules;

/// <summary>The page of a rule. The title and the line below it come from the rule; the phrase about the fix and the sections are the author's.</summary>
internal sealed partial class RulePage
{
    private const string NewFix = "what the fix offers";
    private static readonly string[] s_headings = ["Cause", "Example", "Fix", "How to suppress"];
    private readonly RuleEntry _rule;
    private readonly string _header;
    private readonly string _sections;

    private RulePage(RuleEntry rule, string header, string sections)
    {
        _rule = rule;
        _header = header;
        _sections = sections;
    }

    /// <summary>The path below the repository.</summary>
    public static string PathOf(string id) => $"docs/rules/{id}.md";

    /// <summary>The page of a rule; a page with empty sections for a new rule.</summary>
    public static RulePage Of(RuleEntry rule)
    {
        var text = RuleFiles.Exists(PathOf(rule.Id)) ? RuleFiles.Read(PathOf(rule.Id)) : Skeleton(rule);
        var end = text.IndexOf("\n## ", StringComparison.Ordinal);
        return end < 0 ? throw new InvalidOperationException($"{PathOf(rule.Id)} has no sections.") : new RulePage(rule, text[..end], text[end..]);
    }

    /// <summary>The title; the page's own for a rule that the build reports.</summary>
    public string Title => _rule.Title ?? Heading().Match(_header).Groups[1].Value;

    /// <summary>What the code fix offers, such as "nearest number, Fix All"; empty if there is none.</summary>
    public string Fix
    {
        get
        {
            var phrase = FixPhrase().Match(_header).Groups[1].Value;
            return !_rule.HasFix ? ""
                : phrase is "" or "none" ? throw new InvalidOperationException($"{PathOf(_rule.Id)}: state below the title what the code fix offers, as \"Code fix: nearest number.\"")
                : !_rule.HasFixAll ? phrase
                : phrase + (phrase.Contains(',', StringComparison.Ordinal) ? "; Fix All" : ", Fix All");
        }
    }

    /// <summary>The whole page as it must be.</summary>
    public string Text => $"# {_rule.Id}: {Title}\n\n{Facts}\n{_sections}";

    /// <summary>The sections that the page lacks, or that have no text, and what the code fix offers if the page still has the words of a new page.</summary>
    public IEnumerable<string> MissingParts => s_headings.Where(heading => !Regex.IsMatch(_sections, $@"\n## {heading}\n\n(?!##)\S")).Select(heading => $"the section \"{heading}\"")
        .Concat(Fix.StartsWith(NewFix, StringComparison.Ordinal) ? ["what the code fix offers, after \"Code fix:\""] : []);

    private string Facts => $"Severity: {_rule.Severity}."
        + (_rule.Category is null ? "" : $" Category: {_rule.Category}.")
        + (_rule.IsOfAnalyzer ? $" Code fix: {(Fix.Length > 0 ? Fix : "none")}." : $" {Reporter().Match(_header).Value}");

    private static string Skeleton(RuleEntry rule) =>
        $"# {rule.Id}\n\n{(rule.IsOfAnalyzer ? $"Code fix: {NewFix}." : "Reported by the generator, in the schema file.")}\n"
        + string.Concat(s_headings.Select(heading => $"\n## {heading}\n"))
        + $"\n```ini\n[*.cs]\ndotnet_diagnostic.{rule.Id}.severity = none\n```\n";

    [GeneratedRegex("^# TYP[0-9]{4}: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"Code fix: (.*?)(?:[,;] Fix All)?\.$", RegexOptions.Multiline)]
    private static partial Regex FixPhrase();

    [GeneratedRegex(@"Reported by .*$", RegexOptions.Multiline)]
    private static partial Regex Reporter();
}
