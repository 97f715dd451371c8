using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers;

/// <summary>The base of the analyzers: in a project that uses Typed, it checks the user's own code. In any other project it registers nothing.</summary>
public abstract class RuleAnalyzer : DiagnosticAnalyzer
{
    private protected RuleAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (TypedContract.Of(start.Compilation) is { } contract)
            {
                Start(start, contract);
            }
        });
    }

    /// <summary>Registers the actions of the rules for one compilation.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, TypedContract contract);
}
