using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Finds durations, resolutions, aspect ratios and other enumerated values that the model does not have (TYP1001 to TYP1004).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndefinedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidDuration, Descriptors.InvalidResolution, Descriptors.InvalidAspectRatio, Descriptors.UndefinedEnumeratedValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.TryCreate(context.Compilation) is not { } contract)
        {
            return;
        }

        var check = new UndefinedValueCheck(new ValueEvaluator(context.Compilation));
        context.RegisterOperationAction(operation => Cast(operation, contract, check), OperationKind.Conversion);
        context.RegisterOperationAction(operation => Call(operation, contract, check), OperationKind.Invocation);
        context.RegisterOperationAction(operation => Zero(operation, contract, check), OperationKind.SimpleAssignment);
    }

    // (KlingDuration)7
    private static void Cast(OperationAnalysisContext context, TypedContract contract, UndefinedValueCheck check)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion is { Syntax: CastExpressionSyntax, OperatorMethod: null } && contract.ParamEnumOf(conversion.Type) is { } values
            // From E to E? nothing changes: what made the E is looked at where it was made.
            && !SymbolEqualityComparer.Default.Equals(TypedContract.EnumOf(conversion.Operand.Type), values.Type)
            && !Usage.IsCompared(conversion))
        {
            var replacement = Usage.NeedsNullable(conversion) ? Replacement.NullableMember : Replacement.Member;
            check.Run(context, new CheckedSpot(values, conversion, conversion, replacement, SecondsOnly: false));
        }
    }

    // KlingDuration.FromSeconds(7), KlingDurations.FromSeconds(TimeSpan.FromSeconds(7))
    private static void Call(OperationAnalysisContext context, TypedContract contract, UndefinedValueCheck check)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Arguments is [var argument] && ConversionMethod.DurationOf(call.TargetMethod, contract) is { } values)
        {
            check.Run(context, new CheckedSpot(values, argument.Value, call, Replacement.Member, SecondsOnly: true));
        }
    }

    // Duration = 0, the one number that C# lets pass without a cast; and default where the property can't be null.
    private static void Zero(OperationAnalysisContext context, TypedContract contract, UndefinedValueCheck check)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: var property }
            && contract.ParamEnumOf(property.Type) is { } values
            && ValueEvaluator.WithoutImplicitConversions(assignment.Value) is (IDefaultValueOperation or ILiteralOperation) and var zero
            && contract.IsParam(property))
        {
            check.Run(context, new CheckedSpot(values, assignment.Value, zero, Replacement.Member, SecondsOnly: false));
        }
    }
}
