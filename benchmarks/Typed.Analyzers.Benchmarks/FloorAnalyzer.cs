using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.Benchmarks;

/// <summary>Asks for the operations that the analyzers of Typed ask for, and does nothing: what the driver takes by itself.</summary>
#pragma warning disable RS1036, RS1041, RS2008 // Runs in this benchmark only.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FloorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_descriptor =
        new("FLOOR", "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start => start.RegisterOperationAction(
            static _ => { }, OperationKind.ObjectCreation, OperationKind.With, OperationKind.Conversion, OperationKind.Invocation));
    }
}
