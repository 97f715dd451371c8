using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>The cost of calls.</content>
internal static partial class Descriptors
{
    private const string Credits = "Typed.Credits";

    public static readonly DiagnosticDescriptor CallOverBudget = new(
        DiagnosticIds.CallOverBudget,
        "The call costs more than the budget",
        "A request to '{0}' {1} {2}; the budget is {3}",
        Credits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "By the published price table, the request alone costs more than the budget of its method.",
        HelpLink.Of(DiagnosticIds.CallOverBudget));

    public static readonly DiagnosticDescriptor MethodOverBudget = new(
        DiagnosticIds.MethodOverBudget,
        "The calls of the method cost more than the budget",
        "'{0}' can spend {1} {2} in {3} {4} {5}; the budget is {6}",
        Credits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "By the published price tables, the submissions on one path through the method cost more together than its budget.",
        HelpLink.Of(DiagnosticIds.MethodOverBudget));

    public static readonly DiagnosticDescriptor PriceUnknown = new(
        DiagnosticIds.PriceUnknown,
        "The price of the call is unknown",
        "The price of '{0}' {1}",
        Credits,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The model has no price table, or the provider's pages contradict each other, so nobody can say what the call costs.",
        HelpLink.Of(DiagnosticIds.PriceUnknown));

    public static readonly DiagnosticDescriptor CostOfCall = new(
        DiagnosticIds.CostOfCall,
        "What the call costs",
        "A request to '{0}' {1} {2}",
        Credits,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The price of the request by the published price table.",
        HelpLink.Of(DiagnosticIds.CostOfCall));

    public static readonly DiagnosticDescriptor CostReportEntry = new(
        DiagnosticIds.CostReportEntry,
        "An entry of the cost report",
        "Cost report: {0}",
        Credits,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A submission, or the worst case of a method or endpoint, for the report of a build with TypedCostReport.",
        HelpLink.Of(DiagnosticIds.CostReportEntry),
        // A severity for all rules must not turn the report into errors or leave entries out.
        WellKnownDiagnosticTags.NotConfigurable,
        WellKnownDiagnosticTags.CompilationEnd);
}
