using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.CodeFixes.OneValue;

/// <summary>Removes items of a written list and leaves the text around them alone.</summary>
internal static class ListItems
{
    /// <param name="list">The list.</param>
    /// <param name="index">The place of the item, which is not the only one.</param>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var kept = list.RemoveAt(index);
        if (index == 0 || index != kept.Count)
        {
            return kept;
        }

        // The last one: what stood after it, or after its comma, stands after the one before. A comment there is that one's own.
        if (index == list.SeparatorCount)
        {
            return kept.Replace(kept[index - 1], kept[index - 1].WithTrailingTrivia(list[index].GetTrailingTrivia()));
        }

        var comma = kept.GetSeparator(index - 1);
        return comma.TrailingTrivia.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            ? kept.ReplaceSeparator(comma, comma.WithTrailingTrivia(list.GetSeparator(index).TrailingTrivia))
            : kept;
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
}
