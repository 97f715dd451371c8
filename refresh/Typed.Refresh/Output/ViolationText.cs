using System.Text.Json.Nodes;
using Spectre.Console;

namespace Typed.Refresh.Output;

/// <summary>Formats the findings of a check, for people and for programs.</summary>
internal static class ViolationText
{
    public static void Write(IAnsiConsole console, ValidationReport report)
    {
        foreach (var violation in report.Violations)
        {
            var word = violation.Severity == ViolationSeverity.Error ? "error" : "warning";
            console.WriteTextLine(ConsoleText.Clean($"{word}: {violation.Path}: {violation.Message}"));
        }
    }

    public static JsonArray Json(ValidationReport report) => new([.. report.Violations.Select(violation => new JsonObject
    {
        ["path"] = violation.Path,
        ["keyword"] = violation.Keyword,
        ["severity"] = violation.Severity == ViolationSeverity.Error ? "error" : "warning",
        ["message"] = violation.Message,
        ["allowed"] = new JsonArray([.. violation.AllowedValues.Select(value => JsonNode.Parse(value))]),
    })]);
}
