using Scriban.Runtime;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff for a pull request. Text from schema files is in code spans, where markup, links, mentions and HTML have no effect.</summary>
internal static class MarkdownFormat
{
    // A GitHub comment can have 65,536 characters, and a longer table than this is not read.
    private const int MaxRows = 200;

    public static string Of(DiffReport report) => EmbeddedTemplates.Render("diff.md.sbn", new ScriptObject
    {
        ["max_rows"] = MaxRows,
        ["summary"] = ClassNames.Summary(report),
        ["from"] = report.From,
        ["to"] = report.To,
        ["groups"] = report.ByClass().Select(group => new ChangeGroup(ClassNames.Title(group.Class), group.Class == ChangeClass.Documentation, group.Changes)).ToList(),
        ["sites"] = report.CallSites ?? [],
        ["notes"] = report.Notes,
    });

    private sealed record ChangeGroup(string Title, bool IsFolded, IReadOnlyList<Change> Changes);
}
