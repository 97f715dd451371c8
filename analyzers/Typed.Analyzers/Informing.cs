using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers;

/// <summary>Keeps informational rules out of bulk severities: "all analyzers are errors" is not meant for the price of each call.</summary>
internal static class Informing
{
    private const string Bulk = "dotnet_analyzer_diagnostic.severity";

    /// <summary>Whether only a bulk setting raises the rule to a warning or error. Such a rule is not reported.</summary>
    public static bool IsRaisedInBulk(OperationAnalysisContext context, DiagnosticDescriptor rule)
    {
        var tree = context.Operation.Syntax.SyntaxTree;
        if (context.Compilation.Options.SpecificDiagnosticOptions.ContainsKey(rule.Id)
            || context.Compilation.Options.SyntaxTreeOptionsProvider?.TryGetDiagnosticValue(tree, rule.Id, context.CancellationToken, out _) == true)
        {
            return false;
        }

        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return (options.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var severity) || options.TryGetValue(Bulk, out severity))
            && (string.Equals(severity, "error", StringComparison.OrdinalIgnoreCase) || string.Equals(severity, "warning", StringComparison.OrdinalIgnoreCase));
    }
}
