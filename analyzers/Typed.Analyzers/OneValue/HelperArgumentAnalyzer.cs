using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Flow;

namespace Typed.Analyzers.OneValue;

/// <summary>
/// Checks the arguments for a helper's parameter, from a call or an attribute, against the constraints of the spot that the parameter flows
/// into. The diagnostic is reported where the value is written (TYP1001 to TYP1017).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HelperArgumentAnalyzer() : RuleAnalyzer(UndefinedValueAnalyzer.Rules)
{
    // Attributes whose arguments are those of the attributed method, in order.
    private static readonly ImmutableHashSet<string> s_rows = ImmutableHashSet.Create(
        StringComparer.Ordinal, "InlineDataAttribute", "TestCaseAttribute", "DataRowAttribute", "ArgumentsAttribute");

    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var conversions = new CheckedConversions(contract);
        var flow = new ParameterFlow(context.Compilation, contract.Evaluator, conversions.TargetOf);
        context.RegisterOperationAction(operation => Call(operation, contract, flow, conversions), OperationKind.Invocation, OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => Attribute(operation, contract, flow, conversions), OperationKind.Attribute);
    }

    private static void Call(OperationAnalysisContext context, TypedContract contract, ParameterFlow flow, CheckedConversions conversions)
    {
        if (flow.CallOf(context.Operation, context.CancellationToken) is not { } call)
        {
            return;
        }

        foreach (var use in flow.Of(call, context.CancellationToken))
        {
            // By ordinal: the parameter of a generic method is a different symbol.
            if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == use.Parameter.Ordinal) is { } given && IsWritten(given, call.Method))
            {
                Check(context, contract, conversions, use, given.Value);
            }
        }
    }

    // A default that an attribute provides is reported at the attribute.
    private static bool IsWritten(IArgumentOperation given, IMethodSymbol method) => given.ArgumentKind switch
    {
        ArgumentKind.Explicit => true,
        ArgumentKind.DefaultValue => !method.Parameters[given.Parameter!.Ordinal].GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DefaultParameterValueAttribute"),
        _ => false,
    };

    private static void Attribute(OperationAnalysisContext context, TypedContract contract, ParameterFlow flow, CheckedConversions conversions)
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
                Check(context, contract, conversions, use, values[use.Parameter.Ordinal]);
            }
        }
        else if (type.Name is "DefaultValueAttribute" or "DefaultParameterValueAttribute" && creation.Arguments is [{ Value: var value }]
            && ParameterOf(context) is { ContainingSymbol: IMethodSymbol method, Ordinal: var ordinal })
        {
            foreach (var use in flow.Of(method, context.CancellationToken).Where(use => use.Parameter.Ordinal == ordinal))
            {
                Check(context, contract, conversions, use, value);
            }
        }
    }

    // Not [property: DefaultValue(7)], which is the reset value of the record's property.
    private static IParameterSymbol? ParameterOf(OperationAnalysisContext context) =>
        context.Operation.Syntax.FirstAncestorOrSelf<AttributeListSyntax>() is { Target: null, Parent: ParameterSyntax parameter }
            ? context.Operation.SemanticModel?.GetDeclaredSymbol(parameter, context.CancellationToken) as IParameterSymbol
            : null;

    private static IEnumerable<IOperation> ValuesOf(IArgumentOperation argument) =>
        argument.Parameter is { IsParams: true } && Conversions.WithoutConversions(argument.Value) is IArrayCreationOperation { Initializer.ElementValues: var elements }
            ? elements
            : ImmutableArray.Create(argument.Value);

    private static void Check(OperationAnalysisContext context, TypedContract contract, CheckedConversions conversions, ParameterUse use, IOperation given)
    {
        // An attribute's argument has the type object; a call's argument has the parameter's type already.
        var evaluator = use.Bind(contract.Evaluator, Conversions.WithoutConversions(given));
        switch (use.LastSpot)
        {
            case IConversionOperation conversion when conversions.OfCast(conversion) is { } cast:
                UndefinedValueCheck.Run(context, cast, contract, evaluator);
                break;
            case IInvocationOperation call when conversions.OfCall(call) is { } conversion:
                UndefinedValueCheck.Run(context, conversion, contract, evaluator);
                break;
            case IInvocationOperation call when conversions.OfAddress(call) is { } text:
                MediaAddressCheck.Run(context, text, evaluator);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                when contract.FieldOf(property) is { IsConstrained: true } field:
                new ConstrainedValueCheck(context, contract, field, evaluator).Run(assignment.Value);
                break;
        }
    }
}
