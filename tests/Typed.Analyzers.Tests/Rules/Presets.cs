namespace Typed.Analyzers.Tests.Rules;

/// <summary>The presets: a severity for each rule of the analyzers, to copy into an .editorconfig.</summary>
internal static class Presets
{
    public static IEnumerable<(string Path, string Text)> All =>
    [
        Of("none", "All rules off: for a folder of tests that send wrong values on purpose.", _ => "none"),
        Of("default", "The severities that apply without any setting.", rule => rule.Severity == "info" ? "suggestion" : rule.Severity),
        Of("strict", "What costs or is likely a mistake breaks the build, and a call without a known price is a warning.", Strict),
    ];

    // The cost of a call is no mistake, so that it stays a suggestion.
    private static string Strict(RuleEntry rule) => rule switch
    {
        { Severity: "error" or "warning" } => "error",
        { Id: DiagnosticIds.CostOfCall or DiagnosticIds.CostReportEntry } => "suggestion",
        _ => "warning",
    };

    private static (string Path, string Text) Of(string name, string about, Func<RuleEntry, string> severity) => (
        $"docs/rules/presets/{name}.editorconfig",
        $"# {about}\n# Copy the lines into the .editorconfig of the project or folder.\n[*.cs]\n"
            + string.Concat(AllRules.List.Where(rule => rule.IsOfAnalyzer).Select(rule => $"# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity(rule)}\n")));
}
