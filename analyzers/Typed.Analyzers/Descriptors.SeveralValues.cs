using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Invalid combinations of values.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor UnpricedCombination = Warning(
        DiagnosticIds.UnpricedCombination, "The combination has no price",
        "The price table of '{0}' has no line for {1}; it has: {2}",
        "The values are allowed, but the published price table has no line for this combination, so the cost of the call is unknown.");

    public static readonly DiagnosticDescriptor SlotWithoutEarlier = Warning(
        DiagnosticIds.SlotWithoutEarlier, "A later input slot is set without an earlier one",
        "'{0}' takes its inputs in order: {1} is set, {2} is not",
        "The model's input slots have an order, and a later one is set while an earlier one is empty.");

    public static readonly DiagnosticDescriptor BrokenRule = Error(
        DiagnosticIds.BrokenRule, "The fields break a rule of the model",
        "'{0}' {1}",
        "The model refuses this combination of fields.");

    public static readonly DiagnosticDescriptor DocumentedRule = Warning(
        DiagnosticIds.DocumentedRule, "The fields break a documented rule of the model",
        "'{0}' {1}",
        "The rule is stated in prose only: the provider may refuse the request, or silently change it.");

    public static readonly DiagnosticDescriptor MixedInputs = Error(
        DiagnosticIds.MixedInputs, "Slots and references are mixed",
        "'{0}' takes {1}; {2} belongs to models that take {3}",
        "A model takes its media either in named slots or as a list of references: the other form is refused.");
}
