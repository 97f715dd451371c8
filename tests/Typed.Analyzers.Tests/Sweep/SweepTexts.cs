using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>Texts and addresses to try.</summary>
internal static class SweepTexts
{
    /// <summary>The class of the long constants that snippets refer to.</summary>
    public const string LongTexts = "LongTexts";

    // A longer text is written as the name of a constant and what goes beyond it: thousands of letters in each snippet say no more.
    private const int LongestLiteral = 800;

    public static IEnumerable<SweepValue> Of(SweepField field)
    {
        var values = field.Param.Format == "uri" || field.Param.Media is not null ? Addresses(field) : Lengths(field);
        return field.IsRequired ? values.Append(Null) : values;
    }

    /// <summary>Inputs by an address, and those that are no address.</summary>
    public static IEnumerable<SweepValue> Media(SweepField field)
    {
        yield return Address("https://example.com/x", null);
        yield return Address("https://example.com/a%20b.png?c=d", null);
        yield return Address("example.com/x", DiagnosticIds.TextFormat);
        yield return Address("https://example.com/a b", DiagnosticIds.TextFormat);
        yield return new("MediaInput.FromAsset(\"64f0\")", MediaInput.FromAsset("64f0"), null) { IsWhole = true };
        yield return new("MediaInput.FromAvatar(\"a1\")", MediaInput.FromAvatar("a1"), null) { IsWhole = true };
        yield return new("MediaInput.FromUrl(new Uri(\"https://example.com/u\"))", MediaInput.FromUrl("https://example.com/u"), null) { IsWhole = true };
        if (field.IsRequired)
        {
            yield return Null;
        }

        static SweepValue Address(string url, string? id) => new($"\"{url}\"", MediaInput.FromUrl(url), id);
    }

    /// <summary>The constants that <see cref="LongTexts"/> has to have for some values.</summary>
    public static string Constants(IEnumerable<SweepField> fields) =>
        string.Concat(fields.Where(field => field.Shape == SweepShape.Text).SelectMany(field => new[] { field.Param.MinLength, field.Param.MaxLength, field.Param.SoftMaxLength })
            .Where(length => length is > LongestLiteral and < int.MaxValue).Distinct()
            .Select(length => $"    public const string X{Number(length)} = \"{new string('x', length)}\";\n    public const string E{Number(length)} = \"{Emoji(length)}\";\n"));

    private static SweepValue Null { get; } = new("null", null, DiagnosticIds.RequiredIsNull) { IsWhole = true };

    private static IEnumerable<SweepValue> Addresses(SweepField field)
    {
        // A text that is no address is wrong where the schema says "uri", and else likely a mistake.
        var (noAddress, otherScheme) = (field.Param.Format == "uri" ? DiagnosticIds.TextFormat : DiagnosticIds.NoUrl, field.Param.Media is null ? null : DiagnosticIds.NoUrl);
        yield return Text("https://example.com/" + field.Param.Name, null);
        yield return Text("example.com/x", noAddress);
        yield return Text("https://example.com/a\\b c", field.Param.Format == "uri" ? DiagnosticIds.TextFormat : null);
        yield return Text("ftp://example.com/x", otherScheme);
        if (field.Param.Media is { } media)
        {
            yield return Text("https://example.com/x." + (media == "video" ? "mp4" : media == "audio" ? "mp3" : "png"), null);
            yield return Text("https://example.com/x." + (media == "audio" ? "mp4" : "mp3"), DiagnosticIds.OtherMedia);
        }
    }

    private static IEnumerable<SweepValue> Lengths(SweepField field)
    {
        var (least, most, documented) = (field.Param.MinLength, field.Param.MaxLength, field.Param.SoftMaxLength);
        yield return Text(new string('x', Math.Max(3, least)), null);
        if (least > 0)
        {
            yield return Run('x', least, null);
            yield return Run('x', least - 1, DiagnosticIds.TextLength);
        }
        else if (field.IsRequired)
        {
            yield return Text("", DiagnosticIds.EmptyRequiredText);
        }

        if (most < int.MaxValue)
        {
            yield return Run('x', most, null);
            yield return Run('x', most + 1, DiagnosticIds.TextLength);
            yield return new(most > LongestLiteral ? $"{LongTexts}.E{Number(most)}" : $"\"{Emoji(most)}\"", Emoji(most), null);
        }

        if (documented < most)
        {
            yield return Run('x', documented, null);
            yield return Run('x', documented + 1, DiagnosticIds.DocumentedTextLength);
        }
    }

    private static SweepValue Run(char letter, int length, string? id)
    {
        var text = new string(letter, length);
        return length <= LongestLiteral + 1 ? Text(text, id)
            : new(id is null ? $"{LongTexts}.X{Number(length)}" : $"{LongTexts}.X{Number(length - 1)} + \"{letter}\"", text, id);
    }

    private static string Emoji(int count) => string.Concat(Enumerable.Repeat("\U0001F600", count));

    private static SweepValue Text(string text, string? id) => new(SymbolDisplay.FormatLiteral(text, quote: true), text, id);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
