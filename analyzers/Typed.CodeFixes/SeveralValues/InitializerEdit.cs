using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.CodeFixes.OneValue;

namespace Typed.CodeFixes.SeveralValues;

/// <summary>Changes the assignments of an object initializer and keeps the rest of its text.</summary>
internal static class InitializerEdit
{
    public static AssignmentExpressionSyntax? Find(InitializerExpressionSyntax request, string property) => request.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property);

    public static InitializerExpressionSyntax Without(InitializerExpressionSyntax request, string property) => Without(request, Find(request, property)!);

    public static InitializerExpressionSyntax Without(InitializerExpressionSyntax request, ExpressionSyntax assignment)
    {
        if (request.Expressions.Count > 1)
        {
            return request.WithExpressions(ListItems.Without(request.Expressions, request.Expressions.IndexOf(assignment)));
        }

        var close = request.CloseBraceToken;
        return request.WithExpressions([]).WithCloseBraceToken(close.WithLeadingTrivia(LayoutTrivia.OwnLines(assignment.GetLeadingTrivia()).Concat(close.LeadingTrivia)));
    }

    /// <summary>Adds an assignment at the front.</summary>
    public static InitializerExpressionSyntax With(InitializerExpressionSyntax request, string property, string value)
    {
        var first = request.Expressions[0];
        // On one line, adds a space between; otherwise the new one gets the first one's line break and indentation.
        var behindBrace = request.OpenBraceToken.TrailingTrivia;
        var isMultiline = LayoutTrivia.HasLineBreak(behindBrace);
        var comma = SyntaxFactory.Token(
            SyntaxTriviaList.Empty,
            SyntaxKind.CommaToken,
            isMultiline ? SyntaxFactory.TriviaList(LayoutTrivia.LineBreak(behindBrace)) : SyntaxFactory.TriviaList(SyntaxFactory.Space));
        var nodes = request.Expressions.GetWithSeparators()
            .Insert(0, comma)
            .Insert(0, ParsedCode.Assignment(property, value).WithLeadingTrivia(isMultiline ? LayoutTrivia.Indentation(first.GetLeadingTrivia()) : []));
        return request.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }
}
