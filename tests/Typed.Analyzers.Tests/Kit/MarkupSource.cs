using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>A source with expected findings marked as <c>{|TYP1001:7|}</c>, which may be nested.</summary>
internal sealed record MarkupSource(string Text, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static MarkupSource Parse(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var expected = ImmutableArray.CreateBuilder<(string Id, TextSpan Span)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup.AsSpan(i).StartsWith("{|", StringComparison.Ordinal) && markup.IndexOf(':', i) is > 0 and var colon)
            {
                open.Push((markup[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && markup.AsSpan(i).StartsWith("|}", StringComparison.Ordinal))
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return open.Count == 0 ? new(text.ToString(), expected.ToImmutable()) : throw new ArgumentException($"Markup not closed: {open.Peek().Id}", nameof(markup));
    }
}
