using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Combines the schema's own rules between fields with the provider's, and checks their terms against the model.</summary>
public static class RuleMatching
{
    private const string CountPrefix = "count(";

    /// <summary>The rules for which the model has all terms.</summary>
    public static EquatableArray<RuleSpec> Resolve(ModelSpec model, IEnumerable<RuleSpec> rules) =>
        model.Rules.Concat(rules).Where(rule => UnknownTerm(model, rule) is null).ToEquatableArray();

    /// <summary>A term that is not a field of the model, or null.</summary>
    public static string? UnknownTerm(ModelSpec model, RuleSpec rule) =>
        rule.Terms.FirstOrDefault(term => model.Properties.All(property => property.WireName != Root(term)));

    private static string Root(string term)
    {
        var path = term.StartsWith(CountPrefix, StringComparison.Ordinal) && term.EndsWith(")", StringComparison.Ordinal)
            ? term.Substring(CountPrefix.Length, term.Length - CountPrefix.Length - 1)
            : term;
        // A path ends at its first dot, a field with a value at the equals sign.
        var end = path.IndexOfAny(['.', '=']);
        return end < 0 ? path : path.Substring(0, end);
    }
}
