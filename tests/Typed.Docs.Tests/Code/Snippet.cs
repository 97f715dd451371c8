using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests.Code;

/// <summary>A C# block, compiled and analyzed as in a project with <c>ImplicitUsings</c> and <c>Nullable</c>.</summary>
internal sealed class Snippet
{
    private readonly Block _block;
    private readonly IReadOnlyList<Mark> _found;

    private Snippet(Block block, Compilation compilation, IReadOnlyList<Diagnostic> diagnostics)
    {
        _block = block;
        Compilation = compilation;
        Diagnostics = diagnostics;
        _found = [.. diagnostics.Select(diagnostic => Mark.Of(diagnostic, diagnostic.Location.GetLineSpan().StartLinePosition.Line))];
    }

    public Compilation Compilation { get; }

    /// <summary>Errors of the compiler and what the analyzers report, in the block.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public static async Task<Snippet> CompileAsync(Block block, CancellationToken cancellationToken)
    {
        var tree = SnippetProject.Parse(block.Text, $"{block.Page}({block.Line})");
        var compilation = SnippetProject.With(tree, GivenTree(block, tree), block.Text, cancellationToken);
        var errors = compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var findings = await SnippetProject.AnalyzeAsync(compilation, cancellationToken);
        return new Snippet(block, compilation, [.. errors.Concat(findings).Where(diagnostic => diagnostic.Location.SourceTree == tree || diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    /// <summary>What the block says and the compiler does not, and the other way round; empty if they agree.</summary>
    public IReadOnlyList<string> Problems()
    {
        var marked = Mark.In(_block.Text);
        // Infos such as the price of every request are compared only where the block names one.
        var shown = _found.Where(found => found.Severity != "info" || marked.Any(mark => mark.Id == found.Id)).Distinct().ToList();
        return
        [
            .. marked.Except(shown).Select(mark => $"{Place(mark.Line)}: the block says {mark.Severity} {mark.Id}, and it is not reported."),
            .. shown.Except(marked).Select(mark => $"{Place(mark.Line)}: {mark.Severity} {mark.Id} is reported: {Message(mark)}"),
        ];
    }

    private string Place(int line) => $"{_block.Page}({_block.Line + line})";

    private string Message(Mark mark) => Diagnostics[_found.ToList().IndexOf(mark)].GetMessage(null);

    // The types are written as in the block, so its using lines count for them too. Properties, whose values no analyzer knows.
    private static SyntaxTree GivenTree(Block block, SyntaxTree tree)
    {
        var usings = string.Concat(((CompilationUnitSyntax)tree.GetRoot()).Usings.Select(line => line.WithoutTrivia().NormalizeWhitespace().ToFullString() + "\n"));
        var members = block.Given.Select(declaration => $"    public static {declaration} => throw new System.NotSupportedException();\n");
        return SnippetProject.Parse($"global using static Given;\n{usings}#nullable enable\ninternal static class Given\n{{\n{string.Concat(members)}}}\n{block.Declared}\n", "given");
    }
}
