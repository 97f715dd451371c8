using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Typed.Mutations.Operators;

/// <summary>The changes of a pattern without variables: limits, numbers, and parts of <c>and</c>, <c>or</c> and <c>not</c>.</summary>
internal static class PatternMutants
{
    public static IEnumerable<PatternSyntax> Of(PatternSyntax pattern) =>
        pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Any() ? [] : Changes(pattern);

    private static IEnumerable<PatternSyntax> Changes(PatternSyntax pattern) => pattern switch
    {
        RelationalPatternSyntax relational => [RelationalPattern(Token(OtherLimit(relational.OperatorToken.Kind())).WithTriviaFrom(relational.OperatorToken), relational.Expression)],
        ConstantPatternSyntax { Expression: LiteralExpressionSyntax literal } when literal.IsKind(SyntaxKind.NumericLiteralExpression) =>
            [ConstantPattern(ParenthesizedExpression(ParseExpression(literal + " + 1")))],
        BinaryPatternSyntax both =>
        [
            both.Left,
            both.Right,
            .. Changes(both.Left).Select(both.WithLeft),
            .. Changes(both.Right).Select(both.WithRight),
        ],
        ParenthesizedPatternSyntax inner => Changes(inner.Pattern).Select(inner.WithPattern),
        UnaryPatternSyntax not => [.. Changes(not.Pattern).Select(not.WithPattern)],
        _ => [],
    };

    private static SyntaxKind OtherLimit(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanToken,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanEqualsToken,
        _ => SyntaxKind.GreaterThanToken,
    };
}
