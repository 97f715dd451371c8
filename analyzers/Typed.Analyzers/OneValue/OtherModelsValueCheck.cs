using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Fixes;
using Typed.Schema.Specification;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds casts between the enums of two fields in which the same number means different values.</summary>
/// <remarks>The generator numbers members by their values, so its enums agree. Enums that are hand-written or numbered by position may not.</remarks>
internal static class OtherModelsValueCheck
{
    public static void Run(OperationAnalysisContext context, CheckedConversion conversion, TypedContract contract)
    {
        if (conversion.Whole is not IConversionOperation cast || Source(cast, contract) is not { } other)
        {
            return;
        }

        var known = contract.Evaluator.Evaluate(cast.Operand, context.CancellationToken);
        // Durations have their seconds as numbers in every enum. A number that is not a member here is reported by another rule.
        if ((other.Role == FieldRole.Duration && conversion.Values.Role == FieldRole.Duration)
            || known.Values.Any(value => NumericConversion.ToDecimal(value.Value) is { } number && !conversion.Values.Defines(number))
            || !IsAnotherValue(other, conversion.Values, [.. known.Values.Select(value => NumericConversion.ToDecimal(value.Value)).OfType<decimal>()]))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.OtherModelsValue,
            cast.Syntax.GetLocation(),
            [cast.Syntax.GetLocation()],
            (known is { IsSingle: true, Values: [{ Value: { } only }] } && Same(other, conversion.Values, only) is { } same
                ? FixData.Replace(new Replacement(AllowedValues.Expression(conversion.Values, same), $"Use {same.Name} ({same.Text})"))
                : FixData.None).ToProperties(),
            other.Field,
            other.Model,
            conversion.Values.Field,
            conversion.Values.Model));
    }

    // Also through a number: (E)(int)other.
    private static ParamEnum? Source(IConversionOperation cast, TypedContract contract)
    {
        for (IOperation operand = cast.Operand; ; operand = ((IConversionOperation)operand).Operand)
        {
            if (contract.ParamEnumOf(operand.Type) is { } values)
            {
                return values;
            }

            if (operand is not IConversionOperation { OperatorMethod: null })
            {
                return null;
            }
        }
    }

    // A value that is known only at run time may be any member.
    private static bool IsAnotherValue(ParamEnum from, ParamEnum to, IReadOnlyCollection<decimal> numbers) => from.Members.Any(member =>
        (numbers.Count == 0 || numbers.Contains(member.Number)) && to.MemberOf(member.Number) is { } there && there.Text != member.Text);

    private static ParamEnumMember? Same(ParamEnum from, ParamEnum to, object number) =>
        from.Members.FirstOrDefault(member => member.Number == NumericConversion.ToDecimal(number)) is { } meant
            ? to.Members.FirstOrDefault(member => member.Text == meant.Text)
            : null;
}
