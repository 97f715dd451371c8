using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>
/// Holds what a call or an attribute gives to a helper's parameter against the constraints of the spot that the parameter flows into:
/// the finding is where the value is written (TYP1001 to TYP1017).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HelperArgumentAnalyzer : DiagnosticAnalyzer
{
    // Attributes whose arguments are those of the method that bears them, in order.
    private static readonly ImmutableHashSet<string> s_rows = ImmutableHashSet.Create(
        StringComparer.Ordinal, "InlineDataAttribute", "TestCaseAttribute", "DataRowAttribute", "ArgumentsAttribute");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        new UndefinedValueAnalyzer().SupportedDiagnostics.AddRange(new ConstrainedValueAnalyzer().SupportedDiagnostics);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract)
        {
            var flow = new ParameterFlow(context.Compilation);
            var spots = new CheckedSpots(contract);
            context.RegisterOperationAction(operation => Call(operation, contract, flow, spots), OperationKind.Invocation);
            context.RegisterOperationAction(operation => Attribute(operation, contract, flow, spots), OperationKind.Attribute);
        }
    }

    private static void Call(OperationAnalysisContext context, TypedContract contract, ParameterFlow flow, CheckedSpots spots)
    {
        var call = (IInvocationOperation)context.Operation;
        foreach (var use in flow.Of(call.TargetMethod, context.CancellationToken))
        {
            // By ordinal: the parameter of a generic or reduced method is another symbol.
            var ordinal = use.Parameter.Ordinal - (call.TargetMethod.ReducedFrom is null ? 0 : 1);
            if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { ArgumentKind: not ArgumentKind.ParamArray } given)
            {
                Check(context, contract, spots, use, given.Value);
            }
        }
    }

    private static void Attribute(OperationAnalysisContext context, TypedContract contract, ParameterFlow flow, CheckedSpots spots)
    {
        if (((IAttributeOperation)context.Operation).Operation is not IObjectCreationOperation { Constructor.ContainingType: var type } creation)
        {
            return;
        }

        if (context.ContainingSymbol is IMethodSymbol test && s_rows.Contains(type.Name))
        {
            var values = creation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Where(argument => !argument.IsImplicit || argument.ArgumentKind == ArgumentKind.ParamArray)
                .SelectMany(ValuesOf).ToArray();
            foreach (var use in flow.Of(test, context.CancellationToken).Where(use => use.Parameter.Ordinal < values.Length))
            {
                Check(context, contract, spots, use, values[use.Parameter.Ordinal]);
            }
        }
        else if (type.Name is "DefaultValueAttribute" or "DefaultParameterValueAttribute" && creation.Arguments is [{ Value: var value }]
            && (context.ContainingSymbol as IMethodSymbol ?? context.ContainingSymbol.ContainingSymbol as IMethodSymbol) is { } method
            && context.Operation.Syntax.FirstAncestorOrSelf<ParameterSyntax>() is { Parent: ParameterListSyntax list } parameter)
        {
            foreach (var use in flow.Of(method, context.CancellationToken).Where(use => use.Parameter.Ordinal == list.Parameters.IndexOf(parameter)))
            {
                Check(context, contract, spots, use, value);
            }
        }
    }

    private static IEnumerable<IOperation> ValuesOf(IArgumentOperation argument) =>
        argument.Parameter is { IsParams: true } && ValueEvaluator.WithoutConversions(argument.Value) is IArrayCreationOperation { Initializer.ElementValues: var elements }
            ? elements
            : ImmutableArray.Create(argument.Value);

    private static void Check(OperationAnalysisContext context, TypedContract contract, CheckedSpots spots, ParameterUse use, IOperation given)
    {
        // What an attribute says stands as object; what a call gives has the parameter's type already.
        var evaluator = contract.Evaluator.With(use.Parameter, ValueEvaluator.WithoutConversions(given));
        switch (use.Spot)
        {
            case IConversionOperation conversion when spots.OfCast(conversion) is { } cast:
                UndefinedValueCheck.Run(context, cast, evaluator);
                break;
            case IInvocationOperation call when spots.OfCall(call) is { } conversion:
                UndefinedValueCheck.Run(context, conversion, evaluator);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                when contract.FieldOf(property) is { IsConstrained: true } field:
                new ConstrainedValueCheck(context, contract, field, evaluator).Run(assignment.Value);
                break;
        }
    }
}
