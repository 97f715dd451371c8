using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>A source in the markup of Microsoft.CodeAnalysis.Testing, for tests of all analyzers over one compilation.</summary>
/// <param name="Text">The source without markup.</param>
/// <param name="Expected">The diagnostics that are marked as <c>{|TYP1001:7|}</c>, by position.</param>
internal sealed record MarkupSource(string Text, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static MarkupSource Parse(string markup)
    {
        TestFileMarkupParser.GetSpans(markup, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        return new(text, [.. spans.SelectMany(named => named.Value.Select(span => (named.Key, span))).OrderBy(one => one.span.Start)]);
    }
}
