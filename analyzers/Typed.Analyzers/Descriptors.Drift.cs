using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Changes since the last review.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DefaultChanged = Warning(
        DiagnosticIds.DefaultChanged, "A default changed since the last review",
        "The default of '{0}' of '{1}' was {2} at the last review ({3}) and is {4}, and the request does not set it",
        "The request leaves the field out, so it now requests something else than at the last review.");

    public static readonly DiagnosticDescriptor PriceChanged = Warning(
        DiagnosticIds.PriceChanged, "A price changed since the last review",
        "{0}",
        "According to the published price table, the request no longer costs what it cost at the last review.");
}
