using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds the same text in the form that the field accepts: trimmed, or in lower or upper case. Nothing is cut or invented.</summary>
internal static class NearbyText
{
    public static FixData Of(RecordField field, KnownValue known, string text)
    {
        // A text that is composed, named or multi-line is intentional.
        if (known.Operand is not ILiteralOperation || text.Trim() is not { Length: > 0 } trimmed || trimmed.IndexOf('\n') >= 0)
        {
            return FixData.None;
        }

        string[] candidates =
#pragma warning disable CA1308 // It is the field's pattern that wants lower case.
            [trimmed, text.ToLowerInvariant(), trimmed.ToLowerInvariant(), text.ToUpperInvariant(), trimmed.ToUpperInvariant()];
#pragma warning restore CA1308
        return candidates.FirstOrDefault(candidate => candidate != text && Fits(field, candidate)) is { } nearest
            ? FixData.Replace(new Replacement(SymbolDisplay.FormatLiteral(nearest, quote: true), $"Use \"{ConstraintReport.Shown(nearest)}\""))
            : FixData.None;
    }

    private static bool Fits(RecordField field, string text) =>
        TextChecks.CharacterCount(text) is var length && length >= field.MinLength && length <= field.MaxLength && length <= field.SoftMaxLength
        && field.Pattern?.Matches(text) != false;
}
