using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Changes since the last review.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DefaultChanged = new(
        DiagnosticIds.DefaultChanged,
        "A default changed since the last review",
        "The default of '{0}' of '{1}' was {2} at the last review ({3}) and is {4}, and the request does not set it",
        Credits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The request leaves the field out, so that it asks for something else than when the model was reviewed.",
        HelpLink.Of(DiagnosticIds.DefaultChanged));

    public static readonly DiagnosticDescriptor PriceChanged = new(
        DiagnosticIds.PriceChanged,
        "A price changed since the last review",
        "{0}",
        Credits,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "By the published price table, the request costs another amount than when the model was reviewed.",
        HelpLink.Of(DiagnosticIds.PriceChanged));
}
