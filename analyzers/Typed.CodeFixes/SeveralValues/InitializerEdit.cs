using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.CodeFixes.SeveralValues;

/// <summary>Changes the assignments of an object initializer and leaves the rest of its text alone.</summary>
internal static class InitializerEdit
{
    public static AssignmentExpressionSyntax? Find(InitializerExpressionSyntax request, string property) => request.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property);

    public static InitializerExpressionSyntax Without(InitializerExpressionSyntax request, string property)
    {
        var index = request.Expressions.IndexOf(Find(request, property)!);
        var expressions = request.Expressions;
        // The last one without a comma after it: what stood after it stands after the one before.
        if (index > 0 && index == expressions.SeparatorCount)
        {
            var kept = expressions.RemoveAt(index);
            return request.WithExpressions(kept.Replace(kept[index - 1], kept[index - 1].WithTrailingTrivia(expressions[index].GetTrailingTrivia())));
        }

        return request.WithExpressions(expressions.RemoveAt(index));
    }

    /// <summary>With one more assignment at the front. Its value is what is in scope by the property's name; else a text that the rules about values find at once.</summary>
    public static InitializerExpressionSyntax With(InitializerExpressionSyntax request, string property, SemanticModel model)
    {
        var first = request.Expressions[0];
        var name = char.ToLowerInvariant(property[0]) + property.Substring(1);
        var inScope = model.LookupSymbols(first.SpanStart, name: name).Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol);
        var assignment = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(property).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.ParseExpression(inScope ? name : "\"\"").WithLeadingTrivia(SyntaxFactory.Space));
        // On one line: a space between; else the new one gets the first one's line break and indentation.
        var isMultiline = request.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(isMultiline ? request.OpenBraceToken.TrailingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : [SyntaxFactory.Space]);
        var nodes = request.Expressions.GetWithSeparators();
        nodes = nodes.Replace(nodes[0], isMultiline ? first : first.WithLeadingTrivia());
        nodes = nodes.Insert(0, comma).Insert(0, assignment.WithLeadingTrivia(isMultiline ? Indentation(first) : first.GetLeadingTrivia()));
        return request.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }

    private static IEnumerable<SyntaxTrivia> Indentation(SyntaxNode node) =>
        node.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse();
}
