using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;
using Typed.Schema.Specification;

namespace Typed.Analyzers.OneValue;

/// <summary>Compares the values that can reach a conversion with the allowed values and reports the others.</summary>
internal static class UndefinedValueCheck
{
    public static void Run(OperationAnalysisContext context, CheckedConversion conversion, TypedContract contract, ValueEvaluator evaluator)
    {
        var values = evaluator.Evaluate(conversion.Operand, context.CancellationToken);
        foreach (var known in values.Values)
        {
            if (NumberOf(known.Value) is { } number && !IsAllowed(conversion, number) && !Guards.MayHoldBack(known, context.CancellationToken)
                && !ReplacedByExtra.Is(conversion.Whole, contract, context.CancellationToken))
            {
                context.ReportDiagnostic(DiagnosticFor(conversion, values, known, number));
            }
        }
    }

    private static bool IsAllowed(CheckedConversion conversion, decimal number) => conversion.Values.Defines(number) && !(conversion.SecondsOnly && number < 0);

    private static decimal? NumberOf(object? value) =>
        value is TimeSpan time ? (decimal)time.Ticks / TimeSpan.TicksPerSecond : NumericConversion.ToDecimal(value);

    private static Diagnostic DiagnosticFor(CheckedConversion conversion, ValueSet all, KnownValue known, decimal number)
    {
        var values = conversion.Values;
        var (replaced, form) = ReplacementOf(conversion, all, known);
        var secondsOnly = conversion.SecondsOnly || (form == ReplacementForm.Number && values.Role == FieldRole.Duration);
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
    private static (SyntaxNode Replaced, ReplacementForm? Form) ReplacementOf(CheckedConversion conversion, ValueSet all, KnownValue known)
    {
        if (all.IsSingle && known.Operand == Conversions.WithoutConversions(conversion.Operand))
        {
            return (conversion.Whole.Syntax, conversion.Whole is IConversionOperation cast && Usage.NeedsNullable(cast) ? ReplacementForm.NullableMember : ReplacementForm.Member);
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
