using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds the expressions that convert a number or a time to a value of a [ParamEnum], or a text to a <c>MediaInput</c>.</summary>
internal sealed class CheckedConversions(TypedContract contract)
{
    private readonly INamedTypeSymbol? _input = contract.Runtime.GetTypeByMetadataName("Typed.MediaInput");

    /// <summary><c>(KlingDuration)7</c></summary>
    public CheckedConversion? OfCast(IConversionOperation conversion) =>
        // The operator last: most conversions are neither written as a cast nor to an enum.
        conversion.Syntax is CastExpressionSyntax && contract.ParamEnumOf(conversion.Type) is { } values && conversion.OperatorMethod is null
        // The conversion from E to E? changes nothing: the E is checked where it is created.
        && !SymbolEqualityComparer.Default.Equals(TypedContract.EnumOf(conversion.Operand.Type), values.Type)
        && !Usage.IsCompared(conversion)
            ? new CheckedConversion(values, conversion, conversion, SecondsOnly: false)
            : null;

    /// <summary><c>KlingDuration.FromSeconds(7)</c>, <c>KlingDurations.FromSeconds(TimeSpan.FromSeconds(7))</c></summary>
    public CheckedConversion? OfCall(IInvocationOperation call) =>
        call.Arguments is [var argument] && ConversionMethod.DurationOf(call.TargetMethod, contract) is { } values
            ? new CheckedConversion(values, argument.Value, call, SecondsOnly: true)
            : null;

    /// <summary>The text in <c>MediaInput.FromUrl("snow.jpg")</c>.</summary>
    public IOperation? OfAddress(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "FromUrl", IsStatic: true, ContainingType: var type }, Arguments: [{ Value: { Type.SpecialType: SpecialType.System_String } text }] }
        && SymbolEqualityComparer.Default.Equals(type, _input)
            ? text
            : null;

    /// <summary>
    /// Values that need no cast: <c>Duration = 0</c>, the one number that C# converts implicitly; <c>default</c> if the property can't be null;
    /// and arithmetic such as <c>KlingDuration.Seconds5 + 2</c>. Also through a local.
    /// </summary>
    public CheckedConversion? OfUncast(AssignedField assigned, CancellationToken cancellationToken)
    {
        if (assigned.Field.Values is not { } values)
        {
            return null;
        }

        var value = Conversions.WithoutImplicitConversions(assigned.Value);
        // A constant local is a reference too.
        return IsUncast(value) || (value is ILocalReferenceOperation && contract.Evaluator.SourceOf(value, cancellationToken) is { } source && IsUncast(Conversions.WithoutImplicitConversions(source)))
            ? new CheckedConversion(values, assigned.Value, value, SecondsOnly: false)
            : null;
    }

    private static bool IsUncast(IOperation value) => value is IDefaultValueOperation or ILiteralOperation or IBinaryOperation;

    /// <summary>The enum or property that an operation takes a value for, checked or not, or null if none.</summary>
    public ISymbol? TargetOf(IOperation operation) => operation switch
    {
        IConversionOperation conversion => OfCast(conversion)?.Values.Type,
        IInvocationOperation call => OfCall(call)?.Values.Type ?? (OfAddress(call) is null ? null : _input),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } => contract.FieldOf(property) is null ? null : property,
        _ => null,
    };
}
