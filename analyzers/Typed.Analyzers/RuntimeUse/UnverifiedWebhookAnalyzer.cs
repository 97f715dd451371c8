using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds results that are taken from an unsigned webhook (TYP4010).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnverifiedWebhookAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnverifiedWebhook);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Typed.Creatify.CreatifyWebhook") is { } webhook)
        {
            context.RegisterOperationAction(operation => Read(operation, webhook), OperationKind.PropertyReference);
        }
    }

    // Its id and status are a hint to ask the provider by; its assets are addresses of unknown origin.
    private static void Read(OperationAnalysisContext context, INamedTypeSymbol webhook)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference.Property.Name == "Assets" && SymbolEqualityComparer.Default.Equals(reference.Property.ContainingType, webhook))
        {
            var name = reference.Syntax is MemberAccessExpressionSyntax { Name: var member } ? member : reference.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnverifiedWebhook, name.GetLocation()));
        }
    }
}
