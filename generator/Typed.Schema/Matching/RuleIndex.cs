using Typed.Schema.Collections;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Finds the rules of a model in all rule files. Instances are equal if the rules are.</summary>
public sealed class RuleIndex : IEquatable<RuleIndex>
{
    private readonly EquatableArray<ModelRules> _rules;
    private readonly ILookup<(string Provider, string Model), RuleSpec> _byModel;

    public RuleIndex(IReadOnlyList<RulesFile> files)
    {
        // A file may be included twice.
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).GroupBy(file => file.Path, StringComparer.Ordinal).Select(group => group.First()).ToList();
        _rules = ordered.SelectMany(file => file.Models).ToEquatableArray();
        _byModel = ordered
            .SelectMany(file => file.Models.SelectMany(model => model.Rules.Select(rule => (Key: (file.Provider, model.Model), Rule: rule))))
            .ToLookup(item => item.Key, item => item.Rule);
    }

    public IEnumerable<RuleSpec> Of(ModelSpec model) => _byModel[(model.Provider, model.Model)];

    public bool Equals(RuleIndex? other) => other is not null && _rules.Equals(other._rules);

    public override bool Equals(object? obj) => Equals(obj as RuleIndex);

    public override int GetHashCode() => _rules.GetHashCode();
}
