using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Values that break a constraint of their field.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NumberOutOfRange = Error(
        DiagnosticIds.NumberOutOfRange, "The number is out of range",
        "'{0}': {1} must be {2}; {3} is refused",
        "The model refuses a number outside the range that its schema states.");

    public static readonly DiagnosticDescriptor NumberOffStep = Error(
        DiagnosticIds.NumberOffStep, "The number is not on the field's steps",
        "'{0}': {1} must be a multiple of {2}; {3} is not",
        "The model's schema takes multiples of a step only. Steps are decimals: 0.3 is three steps of 0.1.");

    public static readonly DiagnosticDescriptor TextLength = Error(
        DiagnosticIds.TextLength, "The text is too short or too long",
        "'{0}': {1} must have {2}; this has {3}",
        "The model refuses a text of this length. Unicode characters are counted, as JSON Schema does.");

    public static readonly DiagnosticDescriptor DocumentedTextLength = Warning(
        DiagnosticIds.DocumentedTextLength, "The text is longer than the documentation says",
        "The documentation of '{0}' limits {1} to {2} characters; this has {3}",
        "The limit is stated in prose only: the provider may refuse the text, cut it, or take it.");

    public static readonly DiagnosticDescriptor TextPattern = Error(
        DiagnosticIds.TextPattern, "The text does not match the field's pattern",
        "'{0}': {1} must match {2}; \"{3}\" does not",
        "The model refuses a text that does not match the regular expression of its schema.");

    public static readonly DiagnosticDescriptor EmptyRequiredText = Warning(
        DiagnosticIds.EmptyRequiredText, "A required text is empty",
        "'{0}': {1} is required; it is empty",
        "The schema takes an empty text, but there is nothing to generate from.");

    public static readonly DiagnosticDescriptor ItemCount = Error(
        DiagnosticIds.ItemCount, "The list has too few or too many items",
        "'{0}': {1} must have {2}; this has {3}",
        "The model refuses a list of this length.");

    public static readonly DiagnosticDescriptor DocumentedItemCount = Warning(
        DiagnosticIds.DocumentedItemCount, "The list has more items than the documentation says",
        "The documentation of '{0}' limits {1} to {2} items; this has {3}",
        "The limit is stated in prose only: the provider may refuse the list, cut it, or take it.");

    public static readonly DiagnosticDescriptor RepeatedItem = Error(
        DiagnosticIds.RepeatedItem, "The list has an item twice",
        "'{0}': the items of {1} must be different; \"{2}\" is repeated",
        "The model refuses a list with two equal items.");

    public static readonly DiagnosticDescriptor TextFormat = Error(
        DiagnosticIds.TextFormat, "The text is not of the field's format",
        "'{0}': {1} must be a {2}; \"{3}\" is not",
        "The schema states a format, such as uri, that the text does not have.");

    public static readonly DiagnosticDescriptor NoUrl = Warning(
        DiagnosticIds.NoUrl, "The address cannot be fetched",
        "'{0}': {1} must be an absolute http or https address; \"{2}\" is not",
        "The provider fetches the media itself: a local path or a relative address means nothing to it.");

    public static readonly DiagnosticDescriptor OtherMedia = Warning(
        DiagnosticIds.OtherMedia, "The address is of another kind of media",
        "'{0}': {1} takes {2}; \"{3}\" looks like {4}",
        "The file extension in the address belongs to another kind of media than the field accepts.");

    public static readonly DiagnosticDescriptor RequiredIsNull = Error(
        DiagnosticIds.RequiredIsNull, "A required field is null",
        "'{0}': {1} is required; it is null",
        "The model refuses a request without the field.");
}
