using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the members of a pair such as <c>ImageSize = (0, 768)</c> against the constraints of the object that it creates (TYP1005, TYP1006).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PairAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = new ConstrainedValueAnalyzer().SupportedDiagnostics;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract && contract.Runtime.GetTypeByMetadataName("Typed.ParamUnion") is { } union)
        {
            context.RegisterOperationAction(operation => Conversion(operation, contract, union), OperationKind.Conversion);
        }
    }

    private static void Conversion(OperationAnalysisContext context, TypedContract contract, INamedTypeSymbol union)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { ContainingType: var type, Parameters: [{ Type: INamedTypeSymbol { IsTupleType: true } pair }] }
            || !SymbolEqualityComparer.Default.Equals(type.BaseType, union))
        {
            return;
        }

        foreach (var elements in Pairs(conversion.Operand).Where(elements => elements.Length == pair.TupleElements.Length))
        {
            for (var i = 0; i < elements.Length; i++)
            {
                // The tuple of the generated conversion has the names of the object's properties.
                var field = Objects(type).SelectMany(made => made.GetMembers(pair.TupleElements[i].Name)).OfType<IPropertySymbol>().Select(contract.FieldOf).FirstOrDefault();
                if (field is { IsConstrained: true })
                {
                    new ConstrainedValueCheck(context, contract, field, contract.Evaluator).Run(elements[i]);
                }
            }
        }
    }

    // (1024, 768), alone or in the branches of a conditional.
    private static IEnumerable<ImmutableArray<IOperation>> Pairs(IOperation value) => ValueEvaluator.WithoutConversions(value) switch
    {
        ITupleOperation tuple => [tuple.Elements],
        IConditionalOperation { IsRef: false, WhenFalse: { } whenFalse } choice => Pairs(choice.WhenTrue).Concat(Pairs(whenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Pairs(arm.Value)),
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> Objects(INamedTypeSymbol union) =>
        union.GetMembers(WellKnownMemberNames.ImplicitConversionName).OfType<IMethodSymbol>().Select(other => other.Parameters[0].Type).Where(type => type is { TypeKind: TypeKind.Class });
}
