using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Checks the use of some runtime properties: API keys in the source (TYP4005), polling intervals (TYP4006), unsigned webhooks (TYP4010).</summary>
/// <remarks>A single analyzer, because code is full of properties and the callback for each of them is most of the cost.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuntimePropertyAnalyzer() : RuleAnalyzer(Descriptors.ApiKeyInSource, Descriptors.PollInterval, Descriptors.UnverifiedWebhook)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        var evaluator = contract.Evaluator;
        var polling = context.Compilation.GetTypeByMetadataName("Typed.PollingOptions");
        var marks = new RuntimeMarks(context.Compilation);
        // An editor offers a fix only for a diagnostic inside the operation that the action visits, and the value is outside the reference to the property. The
        // operation around the assignment is visited, because a callback for each assignment costs more than the check.
        context.RegisterOperationAction(Assignments, OperationKind.ExpressionStatement, OperationKind.AnonymousFunction, OperationKind.ObjectOrCollectionInitializer);
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IPropertyReferenceOperation)operation.Operation;
                // The target of an initializer's element is not read.
                if (reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
                {
                    return;
                }

                if (marks.Of(reference.Property) == RuntimeMark.Unverified)
                {
                    UnverifiedWebhook.Report(operation, reference);
                }
                else if (InnerAssignment.ValueOf(reference) is { } value)
                {
                    Check(operation, value, reference.Property, polling, marks, evaluator);
                }
            },
            OperationKind.PropertyReference);

        void Assignments(OperationAnalysisContext operation)
        {
            switch (operation.Operation)
            {
                // A parameter of a model has none of the marks.
                case IObjectOrCollectionInitializerOperation initializer when contract.Assigned.Of(initializer).MayHaveExtras:
                    foreach (var element in initializer.Initializers)
                    {
                        Assigned(operation, element, polling, marks, evaluator);
                    }

                    break;
                case IExpressionStatementOperation { Operation: var statement }:
                    Assigned(operation, statement, polling, marks, evaluator);
                    break;
                // options => options.ApiKey = "…", as a function
                case IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } returned }] }:
                    Assigned(operation, returned, polling, marks, evaluator);
                    break;
            }
        }
    }

    private static void Assigned(OperationAnalysisContext context, IOperation operation, INamedTypeSymbol? polling, RuntimeMarks marks, ValueEvaluator evaluator)
    {
        // options?.ApiKey = "…"
        if (operation is IConditionalAccessOperation { WhenNotNull: var inner })
        {
            operation = inner;
        }

        // first.ApiKey = second.ApiKey = "…", and options.ApiKey ??= "…"
        while (operation is IAssignmentOperation assignment && InnerAssignment.IsPlain(assignment))
        {
            if (assignment.Target is IPropertyReferenceOperation { Property: var property })
            {
                Check(context, assignment.Value, property, polling, marks, evaluator);
            }

            operation = assignment.Value;
        }
    }

    private static void Check(
        OperationAnalysisContext context, IOperation value, IPropertySymbol property, INamedTypeSymbol? polling, RuntimeMarks marks, ValueEvaluator evaluator)
    {
        if (marks.Of(property) == RuntimeMark.Secret)
        {
            ApiKeyInSource.Check(context, value, property, evaluator);
        }
        else if (property.Name == "Interval" && polling is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType, polling))
        {
            PollInterval.Check(context, value, evaluator);
        }
    }
}
