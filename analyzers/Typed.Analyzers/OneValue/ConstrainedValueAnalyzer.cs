using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>Holds each value that is given to a parameter against its constraints (TYP1005 to TYP1017).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstrainedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.NumberOutOfRange, Descriptors.NumberOffStep, Descriptors.TextLength, Descriptors.DocumentedTextLength, Descriptors.TextPattern,
        Descriptors.EmptyRequiredText, Descriptors.ItemCount, Descriptors.DocumentedItemCount, Descriptors.RepeatedItem, Descriptors.TextFormat,
        Descriptors.NoUrl, Descriptors.OtherMedia, Descriptors.RequiredIsNull);

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
            context.RegisterOperationAction(operation => Assignment(operation, contract), OperationKind.SimpleAssignment);
        }
    }

    // Parameters are init-only: object initializers, with and constructors are all the places there are.
    private static void Assignment(OperationAnalysisContext context, TypedContract contract)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: var property } && contract.FieldOf(property) is { IsConstrained: true } field)
        {
            new ConstrainedValueCheck(context, contract, field, contract.Evaluator).Run(assignment.Value);
        }
    }
}
