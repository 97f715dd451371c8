using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.MappedCode;

/// <summary>Applies all rules to generated code that comes from a file of the user, such as the C# of a <c>.razor</c> or <c>.cshtml</c> file.</summary>
/// <remarks>
/// The other analyzers skip generated code, which costs nothing. Only this one analyzes it, and only the types of a project that have such code:
/// the records that the generator writes are not bound a second time. The cost report reads such code itself.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MappedCodeAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules = ImmutableArray.Create<DiagnosticAnalyzer>(
        new Credits.CostAnalyzer(),
        new Credits.MethodBudgetAnalyzer(),
        new Drift.DriftAnalyzer(),
        new OneValue.ConstrainedValueAnalyzer(),
        new OneValue.HelperArgumentAnalyzer(),
        new OneValue.MediaAddressAnalyzer(),
        new OneValue.UndefinedValueAnalyzer(),
        new RuntimeUse.CoveredExtraAnalyzer(),
        new RuntimeUse.DroppedJobAnalyzer(),
        new RuntimeUse.JsonContextAnalyzer(),
        new RuntimeUse.Raw.RawRequestAnalyzer(),
        new RuntimeUse.RetiredModelAnalyzer(),
        new RuntimeUse.RetryHandlerAnalyzer(),
        new RuntimeUse.RuntimePropertyAnalyzer(),
        new RuntimeUse.UnknownModelAnalyzer(),
        new SeveralValues.RequestAnalyzer());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        s_rules.SelectMany(rule => rule.SupportedDiagnostics).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (MappedTrees.In(context.Compilation, context.CancellationToken) is not { Count: > 0 } trees)
        {
            return;
        }

        var setup = new RuleSetup();
        foreach (var rule in s_rules)
        {
            rule.Initialize(setup);
        }

        var actions = new MappedActions(context.Compilation, context.Options, trees, context.CancellationToken);
        foreach (var start in setup.Starts)
        {
            start(actions);
        }

        context.RegisterSymbolStartAction(actions.Register, SymbolKind.NamedType);
    }
}
