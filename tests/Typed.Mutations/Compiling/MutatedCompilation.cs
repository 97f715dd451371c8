using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Mutations.Operators;

namespace Typed.Mutations.Compiling;

/// <summary>Compiles a project with all mutants of some of its files. Mutants that do not compile are left out, by attempts.</summary>
internal sealed class MutatedCompilation(CSharpCompilation original, CSharpCommandLineArguments arguments, IReadOnlySet<string> files)
{
    private const int MaxAttempts = 25;
    private const string NotAllPathsReturn = "CS0161";
    private readonly HashSet<int> _refused = [];

    /// <summary>How many mutants did not compile.</summary>
    public int Refused => _refused.Count;

    public IReadOnlyList<Mutant> WriteTo(string path)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var mutants = new MutantList(_refused);
            var mutated = original;
            foreach (var tree in original.SyntaxTrees.Where(tree => files.Contains(tree.FilePath)))
            {
                var root = new MutantRewriter(original.GetSemanticModel(tree), mutants).Visit(tree.GetRoot())!;
                mutated = mutated.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
            }

            var errors = ErrorsOf(mutated);
            if (errors.Count == 0)
            {
                Write(mutated, path);
                return mutants.Mutants;
            }

            var before = _refused.Count;
            foreach (var error in errors)
            {
                _refused.UnionWith(CauseOf(error));
            }

            if (_refused.Count == before)
            {
                throw new MutationException($"The mutants do not compile:\n{string.Join('\n', errors.Take(10))}");
            }
        }

        throw new MutationException($"The mutants do not compile in {MaxAttempts} attempts.");
    }

    // Only the changed files are checked: the others are as the compiler left them.
    private List<Diagnostic> ErrorsOf(CSharpCompilation mutated) =>
    [
        .. mutated.SyntaxTrees.Where(tree => files.Contains(tree.FilePath))
            .SelectMany(tree => mutated.GetSemanticModel(tree).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
    ];

    private void Write(CSharpCompilation mutated, string path)
    {
        using var assembly = File.Create(path);
        var result = mutated.Emit(assembly, manifestResources: arguments.ManifestResources);
        if (!result.Success)
        {
            throw new MutationException($"The mutants do not compile:\n{string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(10))}");
        }
    }

    // The innermost mutant around an error. An error outside of each (a variable without a value, the end of a method that returns nothing) is caused by
    // one of the mutants of the same member: those that change its flow are left out first.
    private static IEnumerable<int> CauseOf(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree)
        {
            return [];
        }

        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor.HasAnnotations(MutantList.Mark)) is { } inserted)
        {
            return IdsOf(inserted);
        }

        var member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        var all = member?.GetAnnotatedNodes(MutantList.Mark).ToList() ?? [];
        var flow = all.Where(added => added is IfStatementSyntax or BinaryExpressionSyntax).ToList();
        var name = tree.GetText().ToString(error.Location.SourceSpan);
        var ends = flow.Where(added => added is IfStatementSyntax { Statement: BlockSyntax { Statements: [ThrowStatementSyntax or ReturnStatementSyntax] } });
        var sameVariable = flow.Where(added => added.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
        List<SyntaxNode>[] causes = error.Id == NotAllPathsReturn ? [[.. ends], flow, all] : [[.. sameVariable], flow, all];
        return causes.FirstOrDefault(cause => cause.Count > 0)?.SelectMany(IdsOf) ?? [];
    }

    private static IEnumerable<int> IdsOf(SyntaxNode node) =>
        node.GetAnnotations(MutantList.Mark).Select(annotation => int.Parse(annotation.Data!, System.Globalization.CultureInfo.InvariantCulture));
}
