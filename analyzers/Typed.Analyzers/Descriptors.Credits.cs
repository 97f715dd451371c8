using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>The cost of calls.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor CallOverBudget = Warning(
        DiagnosticIds.CallOverBudget, "The call costs more than the budget",
        "A request to '{0}' {1} {2}; the budget is {3}",
        "According to the published price table, the request alone costs more than the budget of its method.");

    public static readonly DiagnosticDescriptor MethodOverBudget = Warning(
        DiagnosticIds.MethodOverBudget, "The calls of the method cost more than the budget",
        "'{0}' can spend {1} {2} in {3} {4} {5}; the budget is {6}",
        "According to the published price tables, the submissions on one path through the method together cost more than its budget.");

    public static readonly DiagnosticDescriptor PriceUnknown = Info(
        DiagnosticIds.PriceUnknown, "The price of the call is unknown",
        "The price of '{0}' {1}",
        "The model has no price table, or the provider's pages contradict each other, so the cost of the call is unknown.");

    public static readonly DiagnosticDescriptor CostOfCall = Info(
        DiagnosticIds.CostOfCall, "What the call costs",
        "A request to '{0}' {1} {2}",
        "The price of the request according to the published price table.");

    // A severity for all rules must not turn the report into errors or leave entries out.
    public static readonly DiagnosticDescriptor CostReportEntry = Info(
        DiagnosticIds.CostReportEntry, "An entry of the cost report",
        "Cost report: {0}",
        "A submission, or the worst case of a method or endpoint, for the report of a build with TypedCostReport.", WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.CompilationEnd);
}
