using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Values that break a constraint of their field.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        DiagnosticIds.NumberOutOfRange,
        "The number is out of range",
        "'{0}': {1} must be {2}; {3} is refused",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a number outside the range that its schema states.",
        HelpLink.Of(DiagnosticIds.NumberOutOfRange));

    public static readonly DiagnosticDescriptor NumberOffStep = new(
        DiagnosticIds.NumberOffStep,
        "The number is not on the field's steps",
        "'{0}': {1} must be a multiple of {2}; {3} is not",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model's schema takes multiples of a step only. Steps are decimals: 0.3 is three steps of 0.1.",
        HelpLink.Of(DiagnosticIds.NumberOffStep));

    public static readonly DiagnosticDescriptor TextLength = new(
        DiagnosticIds.TextLength,
        "The text is too short or too long",
        "'{0}': {1} must have {2}; this has {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a text of this length. Unicode characters are counted, as JSON Schema does.",
        HelpLink.Of(DiagnosticIds.TextLength));

    public static readonly DiagnosticDescriptor DocumentedTextLength = new(
        DiagnosticIds.DocumentedTextLength,
        "The text is longer than the documentation says",
        "The documentation of '{0}' limits {1} to {2} characters; this has {3}",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The limit is stated in prose only: the provider may refuse the text, cut it, or take it.",
        HelpLink.Of(DiagnosticIds.DocumentedTextLength));

    public static readonly DiagnosticDescriptor TextPattern = new(
        DiagnosticIds.TextPattern,
        "The text does not match the field's pattern",
        "'{0}': {1} must match {2}; \"{3}\" does not",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a text that does not match the regular expression of its schema.",
        HelpLink.Of(DiagnosticIds.TextPattern));

    public static readonly DiagnosticDescriptor EmptyRequiredText = new(
        DiagnosticIds.EmptyRequiredText,
        "A required text is empty",
        "'{0}': {1} is required; it is empty",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The schema takes an empty text, but there is nothing to generate from.",
        HelpLink.Of(DiagnosticIds.EmptyRequiredText));

    public static readonly DiagnosticDescriptor ItemCount = new(
        DiagnosticIds.ItemCount,
        "The list has too few or too many items",
        "'{0}': {1} must have {2}; this has {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a list of this length.",
        HelpLink.Of(DiagnosticIds.ItemCount));

    public static readonly DiagnosticDescriptor DocumentedItemCount = new(
        DiagnosticIds.DocumentedItemCount,
        "The list has more items than the documentation says",
        "The documentation of '{0}' limits {1} to {2} items; this has {3}",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The limit is stated in prose only: the provider may refuse the list, cut it, or take it.",
        HelpLink.Of(DiagnosticIds.DocumentedItemCount));

    public static readonly DiagnosticDescriptor RepeatedItem = new(
        DiagnosticIds.RepeatedItem,
        "The list has an item twice",
        "'{0}': the items of {1} must be different; \"{2}\" is repeated",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a list with two equal items.",
        HelpLink.Of(DiagnosticIds.RepeatedItem));

    public static readonly DiagnosticDescriptor TextFormat = new(
        DiagnosticIds.TextFormat,
        "The text is not of the field's format",
        "'{0}': {1} must be a {2}; \"{3}\" is not",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The schema states a format, such as uri, that the text does not have.",
        HelpLink.Of(DiagnosticIds.TextFormat));

    public static readonly DiagnosticDescriptor NoUrl = new(
        DiagnosticIds.NoUrl,
        "The address cannot be fetched",
        "'{0}': {1} must be an absolute http or https address; \"{2}\" is not",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The provider fetches the media itself: a local path or a relative address means nothing to it.",
        HelpLink.Of(DiagnosticIds.NoUrl));

    public static readonly DiagnosticDescriptor OtherMedia = new(
        DiagnosticIds.OtherMedia,
        "The address is of another kind of media",
        "'{0}': {1} takes {2}; \"{3}\" looks like {4}",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The file extension in the address stands for another kind of media than the field accepts.",
        HelpLink.Of(DiagnosticIds.OtherMedia));

    public static readonly DiagnosticDescriptor RequiredIsNull = new(
        DiagnosticIds.RequiredIsNull,
        "A required field is null",
        "'{0}': {1} is required; it is null",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a request without the field.",
        HelpLink.Of(DiagnosticIds.RequiredIsNull));
}
