using Microsoft.CodeAnalysis;
using static Typed.CodeFixes.LayoutTrivia;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes items of a written list and keeps the text around them: line breaks, indentation, and comments that are not on the item's own line.</summary>
internal static class ListItems
{
    /// <param name="list">The list.</param>
    /// <param name="index">The index of the item, which must not be the only one.</param>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var before = index > 0 ? list.GetSeparator(index - 1).TrailingTrivia : default;
        var after = index < list.SeparatorCount ? list.GetSeparator(index).TrailingTrivia : list[index].GetTrailingTrivia();
        return index < list.Count - 1 ? WithoutEarlier(list, index, before, after) : WithoutLast(list, before, after);
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

    /// <summary>Whether a node contains comments that a replacement of the node would lose.</summary>
    public static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia(descendIntoTrivia: false).Any(trivia => node.Span.Contains(trivia.Span) && IsComment(trivia));

    private static SeparatedSyntaxList<T> WithoutEarlier<T>(SeparatedSyntaxList<T> list, int index, SyntaxTriviaList before, SyntaxTriviaList after)
        where T : SyntaxNode
    {
        var kept = list.RemoveAt(index);
        var next = kept[index];
        var leading = list[index].GetLeadingTrivia();
        if (!HasLineBreak(after))
        {
            // The next one takes the place of the item. What is written between them belongs to it.
            return kept.Replace(next, next.WithLeadingTrivia(leading.Concat(after.SkipWhile(IsSpace)).Concat(next.GetLeadingTrivia())));
        }

        if (index > 0 && !HasLineBreak(before))
        {
            var comma = kept.GetSeparator(index - 1);
            return kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(Comments(before).Concat(after)));
        }

        var place = index == 0 && leading.Count == 0 ? next.GetLeadingTrivia().SkipWhile(IsSpace) : next.GetLeadingTrivia();
        return kept.Replace(next, next.WithLeadingTrivia(OwnLines(leading).Concat(place)));
    }

    private static SeparatedSyntaxList<T> WithoutLast<T>(SeparatedSyntaxList<T> list, SyntaxTriviaList before, SyntaxTriviaList after)
        where T : SyntaxNode
    {
        var index = list.Count - 1;
        var kept = list.RemoveAt(index);
        var rest = Rest(list[index].GetLeadingTrivia(), before, after);
        if (index < list.SeparatorCount)
        {
            // A trailing comma: the one before becomes it.
            var comma = kept.GetSeparator(index - 1);
            return kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(rest));
        }

        // The comma before the item is removed with it. If commas are at the start of the lines, the one before has a line break of its own.
        var last = kept[index - 1];
        var end = last.GetTrailingTrivia();
        return kept.Replace(last, last.WithTrailingTrivia(HasLineBreak(end) && HasLineBreak(after) ? end : Comments(end).Concat(rest)));
    }

    // What stands between the item before the last one and the end of the list.
    private static IEnumerable<SyntaxTrivia> Rest(SyntaxTriviaList leading, SyntaxTriviaList before, SyntaxTriviaList after)
    {
        if (!HasLineBreak(before))
        {
            return Comments(before).Concat(after);
        }

        var comments = OwnLines(leading);
        return HasLineBreak(after) ? before.Concat(comments)
            : before.Any(IsComment) || comments.Count > 0 ? before.Concat(comments).Concat(Indentation(leading))
            : Indentation(after);
    }
}
