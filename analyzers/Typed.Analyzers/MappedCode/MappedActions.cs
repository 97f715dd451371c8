using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.MappedCode;

/// <summary>Collects the actions of all rules and registers them for the types with mapped code, where they see the mapped code only.</summary>
internal sealed class MappedActions(Compilation compilation, AnalyzerOptions options, HashSet<SyntaxTree> trees, CancellationToken cancellation)
    : CompilationStartAnalysisContext(compilation, options, cancellation)
{
    private readonly List<Action<SymbolStartAnalysisContext>> _actions = [];

    /// <summary>Registers all actions for a type, if it has mapped code.</summary>
    public void Register(SymbolStartAnalysisContext type)
    {
        if (type.Symbol.DeclaringSyntaxReferences.Any(declaration => trees.Contains(declaration.SyntaxTree)))
        {
            foreach (var register in _actions)
            {
                register(type);
            }
        }
    }

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
        _actions.Add(type => type.RegisterOperationAction(
            operation =>
            {
                if (IsMapped(operation.Operation.Syntax))
                {
                    action(operation);
                }
            },
            operationKinds));

    public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) =>
        _actions.Add(type => type.RegisterOperationBlockAction(block =>
        {
            if (block.OperationBlocks.Any(body => trees.Contains(body.Syntax.SyntaxTree)))
            {
                action(block);
            }
        }));

    public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
        _actions.Add(type => type.RegisterSyntaxNodeAction(
            node =>
            {
                if (IsMapped(node.Node))
                {
                    action(node);
                }
            },
            syntaxKinds));

    public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();

    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();

    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw new NotSupportedException();

    public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw new NotSupportedException();

    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();

    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();

    // Not what the generator of the page writes around the user's code.
    private bool IsMapped(SyntaxNode node) =>
        trees.Contains(node.SyntaxTree) && node.SyntaxTree.GetMappedLineSpan(node.Span).HasMappedPath;
}
