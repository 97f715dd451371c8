using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <summary>All diagnostics, in one place.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidDuration = Error(
        DiagnosticIds.InvalidDuration, "The model does not offer the duration",
        "'{0}' does not take a {1} of {2}; allowed: {3}",
        "The model offers certain durations only and refuses any other.");

    public static readonly DiagnosticDescriptor InvalidResolution = Error(
        DiagnosticIds.InvalidResolution, "The model does not offer the resolution",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        "The model offers no resolution with this number and refuses it.");

    public static readonly DiagnosticDescriptor InvalidAspectRatio = Error(
        DiagnosticIds.InvalidAspectRatio, "The model does not offer the aspect ratio",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        "The model offers no aspect ratio with this number and refuses it.");

    public static readonly DiagnosticDescriptor UndefinedEnumeratedValue = Error(
        DiagnosticIds.UndefinedEnumeratedValue, "The field does not have the enumerated value",
        "'{0}' has no {1} with the number {2}; allowed: {3}",
        "The field has no value with this number, and the model refuses it.");

    public static readonly DiagnosticDescriptor OtherModelsValue = Warning(
        DiagnosticIds.OtherModelsValue, "A value of another model's enum is cast",
        "A value of {0} of '{1}' is cast to {2} of '{3}': the same number means something else there",
        "A number has different values in the two enums: the cast takes the value that has the number there, not the value that was meant.");

    // The first digit of an id is its group.
    private static string CategoryOf(string id) => id["TYP".Length] switch
    {
        '1' => "Typed.OneValue",
        '2' => "Typed.SeveralValues",
        '3' => "Typed.Credits",
        _ => "Typed.RuntimeUse",
    };

    private static DiagnosticDescriptor Error(string id, string title, string message, string description) =>
        Create(DiagnosticSeverity.Error, id, title, message, description);

    private static DiagnosticDescriptor Warning(string id, string title, string message, string description) =>
        Create(DiagnosticSeverity.Warning, id, title, message, description);

    private static DiagnosticDescriptor Info(string id, string title, string message, string description, params string[] tags) =>
        Create(DiagnosticSeverity.Info, id, title, message, description, tags);

    private static DiagnosticDescriptor Create(DiagnosticSeverity severity, string id, string title, string message, string description, params string[] tags) =>
        new(id, title, message, CategoryOf(id), severity, isEnabledByDefault: true, description, RulesAddress.Value + id + ".md", tags);
}
