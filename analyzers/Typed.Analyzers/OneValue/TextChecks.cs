using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the length, pattern, format and URL of a text.</summary>
internal static class TextChecks
{
    public static void Run(in ConstraintReport report, KnownValue known, string text)
    {
        var field = report.Field;
        Length(report, known, text);
        if (field.Pattern is { } pattern && !pattern.Matches(text))
        {
            report.Add(Descriptors.TextPattern, known, NearbyText.Of(field, known, text), pattern.Text, ConstraintReport.Shown(text));
        }

        if (field.Format is { } format && !UrlText.IsOfFormat(format, text))
        {
            report.Add(Descriptors.TextFormat, known, WithScheme(text), format, ConstraintReport.Shown(text));
        }
        else if (field.Media is { } media)
        {
            Media(report, known, text, media);
        }
        else if (field is { Property.IsRequired: true, MinLength: 0, Pattern: null } && string.IsNullOrWhiteSpace(text) && !IsList(field))
        {
            report.Add(Descriptors.EmptyRequiredText, known);
        }
    }

    private static void Media(in ConstraintReport report, KnownValue known, string text, string media)
    {
        if (!UrlText.CanBeFetched(text) && !UrlText.IsInline(text))
        {
            report.Add(Descriptors.NoUrl, known, WithScheme(text), ConstraintReport.Shown(text));
        }
        else if (UrlText.MediaKind(text) is { } kind && kind != media)
        {
            report.Add(Descriptors.OtherMedia, known, ConstraintText.Media(media), ConstraintReport.Shown(text), ConstraintText.Media(kind));
        }
    }

    private static void Length(in ConstraintReport report, KnownValue known, string text)
    {
        var field = report.Field;
        var length = CharacterCount(text);
        if (length < field.MinLength)
        {
            report.Add(Descriptors.TextLength, known, ConstraintText.AtLeast(field.MinLength, "character"), Invariant(length));
        }
        else if (length > field.MaxLength)
        {
            report.Add(Descriptors.TextLength, known, NearbyText.Of(field, known, text), ConstraintText.AtMost(field.MaxLength, "character"), Invariant(length));
        }
        else if (length > field.SoftMaxLength)
        {
            report.Add(Descriptors.DocumentedTextLength, known, NearbyText.Of(field, known, text), Invariant(field.SoftMaxLength), Invariant(length));
        }
    }

    // example.com/a.png: only the scheme is missing.
    internal static FixData WithScheme(string text) =>
        text.IndexOf(':') < 0 && text.IndexOf('.') > 0 && text.IndexOf('.') < text.IndexOf('/') && UrlText.CanBeFetched("https://" + text)
            ? FixData.Use([SymbolDisplay.FormatLiteral("https://" + text, quote: true)])
            : FixData.None;

    // JSON Schema counts characters, not UTF-16 code units.
    internal static int CharacterCount(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    private static bool IsList(RecordField field) => field.Property.Type.SpecialType != Microsoft.CodeAnalysis.SpecialType.System_String;

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
