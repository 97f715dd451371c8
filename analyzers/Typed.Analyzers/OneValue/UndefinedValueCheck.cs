using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;
using Typed.Schema.Specification;

namespace Typed.Analyzers.OneValue;

/// <summary>Compares the values that can reach a spot with the allowed values and reports the others.</summary>
internal static class UndefinedValueCheck
{
    public static void Run(OperationAnalysisContext context, CheckedSpot spot, TypedContract contract, ValueEvaluator evaluator)
    {
        var values = evaluator.Evaluate(spot.Operand, context.CancellationToken);
        foreach (var known in values.Values)
        {
            if (NumberOf(known.Value) is { } number && !IsAllowed(spot, number) && !Guards.MayHoldBack(known, context.CancellationToken)
                && !ReplacedByExtra.Is(spot.Whole, contract, context.CancellationToken))
            {
                context.ReportDiagnostic(Finding(spot, values, known, number));
            }
        }
    }

    private static bool IsAllowed(CheckedSpot spot, decimal number) => spot.Values.Defines(number) && !(spot.SecondsOnly && number < 0);

    private static decimal? NumberOf(object? value) =>
        value is TimeSpan time ? (decimal)time.Ticks / TimeSpan.TicksPerSecond : NumericConversion.ToDecimal(value);

    private static Diagnostic Finding(CheckedSpot spot, ValueSet all, KnownValue known, decimal number)
    {
        var values = spot.Values;
        var (replaced, form) = PlaceOf(spot, all, known);
        var secondsOnly = spot.SecondsOnly || (form == ReplacementForm.Number && values.Role == FieldRole.Duration);
        Location[] additional = known.Origin is null
            ? [replaced.GetLocation()]
            : [replaced.GetLocation(), known.Origin.GetLocation()];
        return Diagnostic.Create(
            DescriptorOf(values.Role),
            known.Operand.Syntax.GetLocation(),
            additional,
            AllowedReplacements.Of(values, number, secondsOnly, form).ToProperties(),
            values.Model,
            values.Field,
            number.ToString("0.#######", CultureInfo.InvariantCulture) + (values.Role == FieldRole.Duration ? " s" : ""),
            AllowedValues.List(values));
    }

    // The whole conversion if only this value reaches it; otherwise the value's own branch if no other value is in it.
    private static (SyntaxNode Replaced, ReplacementForm? Form) PlaceOf(CheckedSpot spot, ValueSet all, KnownValue known)
    {
        if (all.IsSingle && known.Operand == Conversions.WithoutConversions(spot.Operand))
        {
            return (spot.Whole.Syntax, spot.Whole is IConversionOperation cast && Usage.NeedsNullable(cast) ? ReplacementForm.NullableMember : ReplacementForm.Member);
        }

        ReplacementForm? form = known switch
        {
            { IsReplaceable: false } => null,
            { Operand.Type.SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => ReplacementForm.Number,
            { Value: TimeSpan, Operand.Type.Name: nameof(TimeSpan) } => ReplacementForm.Time,
            _ => null,
        };
        return (known.Operand.Syntax, form);
    }

    private static DiagnosticDescriptor DescriptorOf(FieldRole role) => role switch
    {
        FieldRole.Duration => Descriptors.InvalidDuration,
        FieldRole.Resolution => Descriptors.InvalidResolution,
        FieldRole.AspectRatio => Descriptors.InvalidAspectRatio,
        _ => Descriptors.UndefinedEnumeratedValue,
    };
}
