using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds extra parameters that the record has a property for (TYP4009).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoveredExtraAnalyzer : DiagnosticAnalyzer
{
    /// <summary>In the properties of a finding: the property to use.</summary>
    internal const string Property = "Property";

    /// <summary>In the properties of a finding: the property's value, where one can be written.</summary>
    internal const string Expression = "Expression";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.CoveredExtra);

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

    private static void Assignment(OperationAnalysisContext context, TypedContract contract)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment is not { Target: IPropertyReferenceOperation { Property.Name: "ExtraParameters", Instance.Type: INamedTypeSymbol type }, Parent: IObjectOrCollectionInitializerOperation initializer }
            || contract.RecordOf(type) is not { } record || ExtraNames.Elements(assignment.Value) is not { } elements)
        {
            return;
        }

        foreach (var (name, element) in elements)
        {
            if (record.FieldOf(name) is not { } field)
            {
                continue;
            }

            var properties = ImmutableDictionary<string, string?>.Empty.Add(Property, field.Property.Name);
            var isSet = RequestFacts.Assignments(initializer).Any(set => SymbolEqualityComparer.Default.Equals(set.Property, field.Property));
            if (!isSet && element.Arguments is [_, { Value: var value }] && WireLiteral.For(field, value, contract) is { } expression)
            {
                properties = properties.Add(Expression, expression);
            }

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CoveredExtra,
                element.Arguments[0].Value.Syntax.GetLocation(),
                [element.Syntax.GetLocation()],
                properties,
                record.Model,
                name,
                field.Property.Name));
        }
    }
}
