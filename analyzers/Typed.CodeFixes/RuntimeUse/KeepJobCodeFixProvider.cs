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
        var call = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call?.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && HasPlace(statement)
            // It may await something else, such as a list of jobs.
            && Awaited(statement.Expression) is { } awaited && model.GetTypeInfo(awaited, context.CancellationToken).Type is { Name: "GenerationJob", ContainingNamespace.Name: "Typed" })
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Keep the job and wait for its result", _ => Task.FromResult(Apply(context.Document, root, model, statement, awaited, call)), EquivalenceKey),
                diagnostic);
        }
    }

    private static bool HasPlace(ExpressionStatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
        or IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax;

    private static AwaitExpressionSyntax? Awaited(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => awaited,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: AwaitExpressionSyntax awaited } => awaited,
        _ => null,
    };

    private static Document Apply(
        Document document, SyntaxNode root, SemanticModel model, ExpressionStatementSyntax statement, AwaitExpressionSyntax awaited, InvocationExpressionSyntax call)
    {
        var job = UniqueName(model, statement, "job");
        var result = UniqueName(model, statement, "result");
        var configured = awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList: var arguments }
            ? ".ConfigureAwait" + arguments
            : "";
        var keep = SyntaxFactory.ParseStatement($"var {job} = x;");
        keep = keep.ReplaceNode(keep.DescendantNodes().OfType<IdentifierNameSyntax>().Last(), awaited.WithoutTrivia());
        var wait = SyntaxFactory.ParseStatement($"var {result} = await {job}.WaitAsync({Cancellation(call, model)}){configured};");
        // Not an elastic one, which becomes an empty line between top-level statements.
        var lineBreak = LayoutTrivia.LineBreak(root.DescendantTrivia());
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            keep = keep.WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(lineBreak).WithAdditionalAnnotations(Formatter.Annotation);
            wait = wait.WithTrailingTrivia(statement.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
            return document.WithSyntaxRoot(statement.Parent is GlobalStatementSyntax global
                ? root.ReplaceNode(global, [SyntaxFactory.GlobalStatement(keep), SyntaxFactory.GlobalStatement(wait)])
                : root.ReplaceNode(statement, [keep, wait]));
        }

        // Two statements replace one, so they need braces if there are none.
        var block = SyntaxFactory.Block(keep.WithTrailingTrivia(lineBreak), wait.WithTrailingTrivia(lineBreak))
            .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(statement, block.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    // The submission's cancellation token also cancels the wait.
    private static string Cancellation(InvocationExpressionSyntax call, SemanticModel model) => call.ArgumentList.Arguments
        .FirstOrDefault(argument => model.GetTypeInfo(argument.Expression).Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" }) is { } token
            ? "cancellationToken: " + token.Expression.WithoutTrivia()
            : "";

    private static string UniqueName(SemanticModel model, StatementSyntax statement, string name)
    {
        // A name that is declared anywhere in the member could conflict with this one.
        var member = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? statement.SyntaxTree.GetRoot();
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
