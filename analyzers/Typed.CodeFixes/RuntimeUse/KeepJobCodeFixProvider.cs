using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Typed.Analyzers;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Keeps a submitted job and waits for its result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepJobCodeFixProvider))]
[Shared]
public sealed class KeepJobCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.DroppedJob)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.KeepJob";

    // Two jobs in one block would get the same name, so they are fixed one at a time.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        var statement = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>();
        if (statement is { Parent: BlockSyntax or SwitchSectionSyntax or IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax } && Awaited(statement.Expression) is { } awaited)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Keep the job and wait for its result", _ => Task.FromResult(Apply(context.Document, root, model, statement, awaited)), EquivalenceKey),
                diagnostic);
        }
    }

    private static AwaitExpressionSyntax? Awaited(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => awaited,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: AwaitExpressionSyntax awaited } => awaited,
        _ => null,
    };

    private static Document Apply(Document document, SyntaxNode root, SemanticModel model, ExpressionStatementSyntax statement, AwaitExpressionSyntax awaited)
    {
        var job = UniqueName(model, statement, "job");
        var result = UniqueName(model, statement, "result");
        var configured = awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList: var arguments }
            ? ".ConfigureAwait" + arguments
            : "";
        var keep = SyntaxFactory.ParseStatement($"var {job} = x;");
        keep = keep.ReplaceNode(keep.DescendantNodes().OfType<IdentifierNameSyntax>().Last(), awaited.WithoutTrivia());
        var wait = SyntaxFactory.ParseStatement($"var {result} = await {job}.WaitAsync({Cancellation(awaited, model)}){configured};");
        // Two statements replace one, so they need braces if there are none.
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax))
        {
            var block = SyntaxFactory.Block(keep.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed), wait.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia());
            return document.WithSyntaxRoot(root.ReplaceNode(statement, block.WithAdditionalAnnotations(Formatter.Annotation)));
        }

        return document.WithSyntaxRoot(root.ReplaceNode(
            statement,
            [
                keep.WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation),
                wait.WithTrailingTrivia(statement.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation),
            ]));
    }

    // The submission's cancellation token also cancels the wait.
    private static string Cancellation(AwaitExpressionSyntax awaited, SemanticModel model) => awaited.DescendantNodes().OfType<ArgumentSyntax>()
        .FirstOrDefault(argument => model.GetTypeInfo(argument.Expression).Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" }) is { } token
            ? "cancellationToken: " + token.Expression.WithoutTrivia()
            : "";

    private static string UniqueName(SemanticModel model, StatementSyntax statement, string name)
    {
        // A name that is declared anywhere in the member could conflict with this one.
        var member = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? statement.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(
            member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
                .Concat(model.LookupSymbols(statement.SpanStart).Select(symbol => symbol.Name)),
            StringComparer.Ordinal);
        var unique = name;
        for (var i = 2; taken.Contains(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
