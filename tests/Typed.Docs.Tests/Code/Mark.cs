using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Typed.DocsTests.Code;

/// <summary>A diagnostic at a line: expected, by a comment such as <c>// error TYP1001</c>, or found.</summary>
/// <param name="Line">The line within the block, from 0.</param>
/// <param name="Severity">error, warning or info.</param>
/// <param name="Id">The diagnostic's id.</param>
internal sealed partial record Mark(int Line, string Severity, string Id)
{
    public static IReadOnlyList<Mark> In(string code) =>
    [
        .. code.Split('\n').SelectMany((line, number) => Named().Matches(CommentOf(line))
            .Select(match => new Mark(number, match.Groups["severity"].Value, match.Groups["id"].Value))),
    ];

    public static Mark Of(Diagnostic diagnostic, int line) => new(
        line,
        diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" },
        diagnostic.Id);

    private static string CommentOf(string line) => line.IndexOf("// ", StringComparison.Ordinal) is >= 0 and var at ? line[at..] : "";

    [GeneratedRegex(@"\b(?<severity>error|warning|info) (?<id>(TYP|CS)\d{4})\b")]
    private static partial Regex Named();
}
