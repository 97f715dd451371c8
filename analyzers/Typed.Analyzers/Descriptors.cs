using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <summary>All diagnostics, in one place.</summary>
internal static partial class Descriptors
{
    private const string OneValue = "Typed.OneValue";

    public static readonly DiagnosticDescriptor InvalidDuration = new(
        DiagnosticIds.InvalidDuration,
        "The model does not offer the duration",
        "'{0}' does not take a {1} of {2}; allowed: {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model offers certain durations only and refuses any other.",
        HelpLink.Of(DiagnosticIds.InvalidDuration));

    public static readonly DiagnosticDescriptor InvalidResolution = new(
        DiagnosticIds.InvalidResolution,
        "The model does not offer the resolution",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The number stands for none of the resolutions that the model offers, so the model refuses it.",
        HelpLink.Of(DiagnosticIds.InvalidResolution));

    public static readonly DiagnosticDescriptor InvalidAspectRatio = new(
        DiagnosticIds.InvalidAspectRatio,
        "The model does not offer the aspect ratio",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The number stands for none of the aspect ratios that the model offers, so the model refuses it.",
        HelpLink.Of(DiagnosticIds.InvalidAspectRatio));

    public static readonly DiagnosticDescriptor UndefinedEnumeratedValue = new(
        DiagnosticIds.UndefinedEnumeratedValue,
        "The field does not have the enumerated value",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The number stands for none of the field's values, so the model refuses it.",
        HelpLink.Of(DiagnosticIds.UndefinedEnumeratedValue));

    public static readonly DiagnosticDescriptor OtherModelsValue = new(
        DiagnosticIds.OtherModelsValue,
        "A value of another model's enum is cast",
        "A value of {0} of '{1}' is cast to {2} of '{3}': the same number means another thing there",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A number has different values in the two enums: the cast takes the value that has the number there, not the value that was meant.",
        HelpLink.Of(DiagnosticIds.OtherModelsValue));
}
