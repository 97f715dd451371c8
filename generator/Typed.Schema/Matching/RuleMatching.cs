using Typed.Schema.Collections;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Schema.Matching;

/// <summary>Combines the schema's own rules between fields with the provider's, and checks their terms against the model.</summary>
public static class RuleMatching
{
    /// <summary>The rules for which the model has all terms.</summary>
    public static EquatableArray<RuleSpec> Resolve(ModelSpec model, IEnumerable<RuleSpec> rules) =>
        model.Rules.Concat(rules).Where(rule => UnknownTerm(model, rule) is null).ToEquatableArray();

    /// <summary>A term that is not a field of the model, or null.</summary>
    public static string? UnknownTerm(ModelSpec model, RuleSpec rule) =>
        rule.Terms.FirstOrDefault(term => model.Properties.All(property => property.WireName != FieldTerm.FieldOf(term)));
}
