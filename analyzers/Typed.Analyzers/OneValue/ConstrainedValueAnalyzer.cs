using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

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
        if (TypedContract.TryCreate(context.Compilation) is { } contract)
        {
            var evaluator = new ValueEvaluator(context.Compilation);
            context.RegisterOperationAction(operation => Assignment(operation, contract, evaluator), OperationKind.SimpleAssignment);
        }
    }

    // Parameters are init-only: object initializers, with and constructors are all the places there are.
    private static void Assignment(OperationAnalysisContext context, TypedContract contract, ValueEvaluator evaluator)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property }
            || contract.FieldOf(property) is not { IsConstrained: true } field)
        {
            return;
        }

        var report = new ConstraintReport(context, field, contract);
        if (ShapeOf(property.Type) is { } item)
        {
            List(item, assignment.Value);
        }
        else if (property.Type.SpecialType == SpecialType.System_String || IsNumber(property.Type))
        {
            foreach (var known in evaluator.Evaluate(assignment.Value, context.CancellationToken).Values)
            {
                One(known);
            }
        }
        else if (property is { IsRequired: true, Type.IsReferenceType: true } && assignment.Value.ConstantValue is { HasValue: true, Value: null })
        {
            report.Null(new KnownValue(null, ValueEvaluator.WithoutConversions(assignment.Value)));
        }

        void One(KnownValue known)
        {
            switch (known.Value)
            {
                case null: report.Null(known); break;
                case string text: TextChecks.Run(report, known, text); break;
                default: NumberChecks.Run(report, known); break;
            }
        }

        void List(ITypeSymbol itemType, IOperation value)
        {
            if (value.ConstantValue is { HasValue: true, Value: null })
            {
                report.Null(new KnownValue(null, ValueEvaluator.WithoutConversions(value)));
            }

            foreach (var list in ListReader.Read(value, evaluator, context.CancellationToken))
            {
                ListChecks.Count(report, list);
                var known = list.Items.Select(operation => evaluator.Evaluate(operation, context.CancellationToken)).ToArray();
                ListChecks.Repetition(report, known);
                if (itemType.SpecialType == SpecialType.System_String || IsNumber(itemType))
                {
                    foreach (var item in known.SelectMany(values => values.Values).Where(item => item.Value is not null))
                    {
                        One(item);
                    }
                }
            }
        }
    }

    private static ITypeSymbol? ShapeOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } ? item : null;

    private static bool IsNumber(ITypeSymbol type)
    {
        var number = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return number.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
    }
}
