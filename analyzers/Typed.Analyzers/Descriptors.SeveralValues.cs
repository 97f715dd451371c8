using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Invalid combinations of values.</content>
internal static partial class Descriptors
{
    private const string SeveralValues = "Typed.SeveralValues";

    public static readonly DiagnosticDescriptor UnpricedCombination = new(
        DiagnosticIds.UnpricedCombination,
        "The combination has no price",
        "The price table of '{0}' has no line for {1}; it has: {2}",
        SeveralValues,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The values are allowed, but the published price table has no line for them together: nobody can say what the call costs.",
        HelpLink.Of(DiagnosticIds.UnpricedCombination));

    public static readonly DiagnosticDescriptor SlotWithoutEarlier = new(
        DiagnosticIds.SlotWithoutEarlier,
        "A later input slot is set without an earlier one",
        "'{0}' takes its inputs in order: {1} is set, {2} is not",
        SeveralValues,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The model's input slots have an order, and a later one is set while an earlier one is empty.",
        HelpLink.Of(DiagnosticIds.SlotWithoutEarlier));

    public static readonly DiagnosticDescriptor BrokenRule = new(
        DiagnosticIds.BrokenRule,
        "The fields break a rule of the model",
        "'{0}' {1}",
        SeveralValues,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses these fields together.",
        HelpLink.Of(DiagnosticIds.BrokenRule));

    public static readonly DiagnosticDescriptor DocumentedRule = new(
        DiagnosticIds.DocumentedRule,
        "The fields break a documented rule of the model",
        "'{0}' {1}",
        SeveralValues,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The rule is stated in prose only: the provider may refuse the request, or silently change it.",
        HelpLink.Of(DiagnosticIds.DocumentedRule));

    public static readonly DiagnosticDescriptor MixedInputs = new(
        DiagnosticIds.MixedInputs,
        "Slots and references are mixed",
        "'{0}' takes {1}; {2} belongs to models that take {3}",
        SeveralValues,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A model takes its media either in named slots or as a list of references: the other form is refused.",
        HelpLink.Of(DiagnosticIds.MixedInputs));
}
