namespace Typed.Specification;

/// <summary>The grammar of a term of a rule or price: a path such as <c>image_size.width</c>, <c>count(path)</c>, or <c>path=value</c>. The analyzers and the schema engine
/// compile this file, too.</summary>
internal static class FieldTerm
{
    private const string CountPrefix = "count(";
    private static readonly char[] s_ends = ['.', '='];

    /// <summary>The list whose items a term counts, or null if the term does not count.</summary>
    public static string? ListOf(string term) =>
        term.StartsWith(CountPrefix, StringComparison.Ordinal) && term[term.Length - 1] == ')'
            ? term.Substring(CountPrefix.Length, term.Length - CountPrefix.Length - 1)
            : null;

    /// <summary>The wire name of the property in a term: the first step of its path.</summary>
    public static string FieldOf(string term)
    {
        var path = ListOf(term) ?? term;
        var end = path.IndexOfAny(s_ends);
        return end < 0 ? path : path.Substring(0, end);
    }
}
