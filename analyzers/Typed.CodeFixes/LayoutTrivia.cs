using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.CodeFixes;

/// <summary>The text between tokens: line breaks, indentation and comments.</summary>
internal static class LayoutTrivia
{
    public static bool HasLineBreak(IEnumerable<SyntaxTrivia> trivia) => trivia.Any(EndsLine);

    public static bool IsComment(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia;

    /// <summary>The comments of a line, without the spaces behind them.</summary>
    public static IEnumerable<SyntaxTrivia> Comments(SyntaxTriviaList trivia) => trivia.Any(IsComment) ? trivia.Reverse().SkipWhile(IsSpace).Reverse() : [];

    /// <summary>The spaces at the end.</summary>
    public static IEnumerable<SyntaxTrivia> Indentation(SyntaxTriviaList trivia) => trivia.Reverse().TakeWhile(IsSpace).Reverse();

    public static IEnumerable<SyntaxTrivia> LineBreak(IEnumerable<SyntaxTrivia> trivia) => trivia.Where(one => one.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1);

    public static bool IsSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia);

    /// <summary>Comments and directives on their own lines before a token, with their line breaks.</summary>
    public static IReadOnlyList<SyntaxTrivia> OwnLines(SyntaxTriviaList leading)
    {
        var trivia = leading.ToList();
        return trivia.Any(one => IsComment(one) || one.IsDirective) ? trivia.Take(trivia.FindLastIndex(EndsLine) + 1).ToList() : [];
    }

    // The line break behind a directive, or a documentation comment, is a part of it.
    private static bool EndsLine(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.EndOfLineTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia || trivia.IsDirective;
}
