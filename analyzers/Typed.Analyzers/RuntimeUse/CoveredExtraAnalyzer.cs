using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;
using Typed.Analyzers.Requests;
using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.SeveralValues;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds extra parameters that a property of the record covers (TYP4009), or that use another model's input form (TYP2005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoveredExtraAnalyzer() : RuleAnalyzer(Descriptors.CoveredExtra, Descriptors.MixedInputs)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        context.RegisterOperationAction(operation => Request(operation, contract), OperationKind.ObjectCreation, OperationKind.With);
    }

    private static void Request(OperationAnalysisContext context, TypedContract contract)
    {
        var initializer = context.Operation is IWithOperation with ? with.Initializer : ((IObjectCreationOperation)context.Operation).Initializer;
        if (!contract.Assigned.Of(initializer).MayHaveExtras || contract.RecordOf(context.Operation.Type) is not { } record)
        {
            return;
        }

        foreach (var assignment in initializer!.Initializers)
        {
            if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ExtraParameters" }, Value: var value }
                && ExtraNames.Elements(value) is { } elements)
            {
                Extras(context, contract, record, initializer, elements);
            }
        }
    }

    private static void Extras(
        OperationAnalysisContext context,
        TypedContract contract,
        ModelRecord record,
        IObjectOrCollectionInitializerOperation initializer,
        IReadOnlyList<(string Name, IInvocationOperation Element)> elements)
    {
        foreach (var (name, element) in elements)
        {
            if (record.FieldOf(name) is not { } field)
            {
                if (MixedInputs.Find(record, name, element.Arguments[0].Value.Syntax, contract) is { } mixed)
                {
                    context.ReportDiagnostic(mixed);
                }

                continue;
            }

            var isSet = contract.Assigned.Of(initializer).Fields.Any(assigned => assigned.Field.Name == name);
            var fix = new FixData
            {
                Property = field.Property.Name,
                Expression = !isSet && element.Arguments is [_, { Value: var value }] ? WireLiteral.For(field, value, contract) : null,
            };
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CoveredExtra,
                element.Arguments[0].Value.Syntax.GetLocation(),
                [element.Syntax.GetLocation()],
                fix.ToProperties(),
                record.Model,
                name,
                field.Property.Name));
        }
    }
}
