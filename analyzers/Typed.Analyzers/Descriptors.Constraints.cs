using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Values that break a constraint of their field.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        DiagnosticIds.NumberOutOfRange,
        "The number is out of range",
        "'{0}' takes {1} {2}; {3} is out of range",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a number outside the range that its schema states.",
        HelpLink.Of(DiagnosticIds.NumberOutOfRange));

    public static readonly DiagnosticDescriptor NumberOffStep = new(
        DiagnosticIds.NumberOffStep,
        "The number is not on the field's steps",
        "'{0}' takes {1} in steps of {2}; {3} is between two of them",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model's schema takes multiples of a step only. Steps are decimals: 0.3 is three steps of 0.1.",
        HelpLink.Of(DiagnosticIds.NumberOffStep));

    public static readonly DiagnosticDescriptor TextLength = new(
        DiagnosticIds.TextLength,
        "The text is too short or too long",
        "'{0}' takes {1} of {2} characters; this has {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a text of this length. Unicode characters are counted, as JSON Schema does.",
        HelpLink.Of(DiagnosticIds.TextLength));

    public static readonly DiagnosticDescriptor DocumentedTextLength = new(
        DiagnosticIds.DocumentedTextLength,
        "The text is longer than the documentation says",
        "The documentation of '{0}' says at most {2} characters for {1}; this has {3}",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The limit is stated in prose only: the provider may refuse the text, cut it, or take it.",
        HelpLink.Of(DiagnosticIds.DocumentedTextLength));

    public static readonly DiagnosticDescriptor TextPattern = new(
        DiagnosticIds.TextPattern,
        "The text does not match the field's pattern",
        "'{0}' takes {1} that matches {2}; \"{3}\" does not",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a text that does not match the regular expression of its schema.",
        HelpLink.Of(DiagnosticIds.TextPattern));

    public static readonly DiagnosticDescriptor EmptyRequiredText = new(
        DiagnosticIds.EmptyRequiredText,
        "A required text is empty",
        "{1} of '{0}' is required, and empty here",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The schema takes an empty text, but there is nothing to generate from.",
        HelpLink.Of(DiagnosticIds.EmptyRequiredText));

    public static readonly DiagnosticDescriptor ItemCount = new(
        DiagnosticIds.ItemCount,
        "The list has too few or too many items",
        "'{0}' takes {2} items for {1}; this has {3}",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a list of this length.",
        HelpLink.Of(DiagnosticIds.ItemCount));

    public static readonly DiagnosticDescriptor DocumentedItemCount = new(
        DiagnosticIds.DocumentedItemCount,
        "The list has more items than the documentation says",
        "The documentation of '{0}' says at most {2} items for {1}; this has {3}",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The limit is stated in prose only: the provider may refuse the list, cut it, or take it.",
        HelpLink.Of(DiagnosticIds.DocumentedItemCount));

    public static readonly DiagnosticDescriptor RepeatedItem = new(
        DiagnosticIds.RepeatedItem,
        "The list has an item twice",
        "'{0}' takes different items only for {1}; \"{2}\" is there already",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a list with two equal items.",
        HelpLink.Of(DiagnosticIds.RepeatedItem));

    public static readonly DiagnosticDescriptor TextFormat = new(
        DiagnosticIds.TextFormat,
        "The text is not of the field's format",
        "'{0}' takes a {2} for {1}; \"{3}\" is none",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The schema states a format, such as uri, that the text does not have.",
        HelpLink.Of(DiagnosticIds.TextFormat));

    public static readonly DiagnosticDescriptor NoUrl = new(
        DiagnosticIds.NoUrl,
        "The address cannot be fetched",
        "'{0}' fetches {1} from the web; \"{2}\" is no absolute http or https address",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The provider fetches the media itself: a local path or a relative address means nothing to it.",
        HelpLink.Of(DiagnosticIds.NoUrl));

    public static readonly DiagnosticDescriptor OtherMedia = new(
        DiagnosticIds.OtherMedia,
        "The address is of another kind of media",
        "'{0}' takes {2} for {1}; \"{3}\" is {4} by its name",
        OneValue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The extension of the address says another kind of media than the one that the field takes.",
        HelpLink.Of(DiagnosticIds.OtherMedia));

    public static readonly DiagnosticDescriptor RequiredIsNull = new(
        DiagnosticIds.RequiredIsNull,
        "A required field is null",
        "{1} of '{0}' is required, and null here",
        OneValue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a request without the field.",
        HelpLink.Of(DiagnosticIds.RequiredIsNull));
}
