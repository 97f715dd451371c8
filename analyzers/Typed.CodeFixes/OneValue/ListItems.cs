using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes items of a written list and keeps the text around them: line breaks, and comments that are not on the item's own line.</summary>
internal static class ListItems
{
    /// <param name="list">The list.</param>
    /// <param name="index">The index of the item, which must not be the only one.</param>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var kept = list.RemoveAt(index);
        var comments = OwnLines(list[index].GetLeadingTrivia());
        if (index != kept.Count)
        {
            return comments.Count == 0 ? kept : kept.Replace(kept[index], kept[index].WithLeadingTrivia(comments.Concat(kept[index].GetLeadingTrivia())));
        }

        if (index == 0)
        {
            return kept;
        }

        // The last item, without a trailing comma: the comma before it is removed, along with the rest of its line.
        if (index == list.SeparatorCount)
        {
            var line = list.GetSeparator(index - 1).TrailingTrivia;
            var end = list[index].GetTrailingTrivia();
            var trailing = line.Any(IsComment) ? line.Concat(comments).Concat(line.Any(SyntaxKind.EndOfLineTrivia) ? [] : end) : comments.Count > 0 ? line.Concat(comments) : end;
            return kept.Replace(kept[index - 1], kept[index - 1].WithTrailingTrivia(trailing));
        }

        var comma = kept.GetSeparator(index - 1);
        return comma.TrailingTrivia.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            ? kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(list.GetSeparator(index).TrailingTrivia))
            : kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(comma.TrailingTrivia.Concat(comments)));
    }

    public static SeparatedSyntaxList<T> First<T>(SeparatedSyntaxList<T> list, int count)
        where T : SyntaxNode
    {
        while (list.Count > count)
        {
            list = Without(list, list.Count - 1);
        }

        return list;
    }

    /// <summary>Whether a node contains or is surrounded by comments that a replacement of the node would lose.</summary>
    public static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia(descendIntoTrivia: false).Any(trivia => node.Span.Contains(trivia.Span) && IsComment(trivia));

    // Comments on their own lines before an item, with their line breaks.
    private static List<SyntaxTrivia> OwnLines(SyntaxTriviaList leading)
    {
        var trivia = leading.ToList();
        return trivia.Any(IsComment) ? trivia.Take(trivia.FindLastIndex(one => one.IsKind(SyntaxKind.EndOfLineTrivia)) + 1).ToList() : [];
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia;
}
