using System.Globalization;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares the rules between fields: those of the rules file by id, those of a schema by content.</summary>
internal static class RuleComparison
{
    public static IEnumerable<Change> Compare(ProviderState old, ProviderState current)
    {
        foreach (var model in new[] { old.Rules.Keys, current.Rules.Keys }.SelectMany(keys => keys).Concat(old.Models.Keys).Concat(current.Models.Keys).Distinct(StringComparer.Ordinal))
        {
            var left = Rules(current, model);
            foreach (var (key, rule) in Rules(old, model))
            {
                if (!left.Remove(key, out var same))
                {
                    yield return new RuleRemoved(rule.Spec.Id, rule.Spec.Statement) { Model = model, Place = Gone(current, model, rule) };
                }
                else if (Changed(rule.Spec, same.Spec) is { } change)
                {
                    yield return change with { Model = model, Place = same.Place };
                }
            }

            foreach (var added in left.Values)
            {
                yield return new RuleAdded(added.Spec.Id, added.Spec.Statement) { Model = model, Place = added.Place };
            }
        }
    }

    private static SortedDictionary<string, (RuleSpec Spec, ChangePlace Place)> Rules(ProviderState state, string model)
    {
        var rules = new SortedDictionary<string, (RuleSpec, ChangePlace)>(StringComparer.Ordinal);
        if (state.Models.GetValueOrDefault(model) is { } file)
        {
            foreach (var rule in file.Spec.Rules)
            {
                rules.TryAdd($"schema {rule.Id} {Says(rule)}", (rule, Places.OfField(file, null, rule.Id)));
            }
        }

        foreach (var rule in state.Rules.GetValueOrDefault(model) ?? [])
        {
            rules.TryAdd("file " + rule.Rule.Id, (rule.Rule, Places.Of(rule.Shown, rule.Entry)));
        }

        return rules;
    }

    private static Change? Changed(RuleSpec before, RuleSpec after)
    {
        if (Says(before) != Says(after))
        {
            return new RuleChanged(before.Id, Says(before), Says(after), IsNarrower(before, after));
        }

        return before.Statement != after.Statement || before.Source != after.Source ? new DocumentationChanged($"rule {before.Id}") : null;
    }

    // Only bounds can be compared. Any other replacement rule rejects requests that the old one allowed.
    private static bool IsNarrower(RuleSpec before, RuleSpec after) =>
        before.Kind != after.Kind
        || !before.Terms.SequenceEqual(after.Terms, StringComparer.Ordinal)
        || (before.IsWarning && !after.IsWarning)
        || (after.Minimum ?? decimal.MinValue) > (before.Minimum ?? decimal.MinValue)
        || (after.Maximum ?? decimal.MaxValue) < (before.Maximum ?? decimal.MaxValue);

    private static string Says(RuleSpec rule) =>
        $"{rule.Kind}({string.Join(", ", rule.Terms)})"
        + (rule.Minimum is { } least ? string.Create(CultureInfo.InvariantCulture, $" from {least}") : "")
        + (rule.Maximum is { } most ? string.Create(CultureInfo.InvariantCulture, $" to {most}") : "")
        + (rule.IsWarning ? ", documented only" : "");

    // A removed rule is located where it would be.
    private static ChangePlace Gone(ProviderState current, string model, (RuleSpec Spec, ChangePlace Place) rule) =>
        rule.Spec.Source == "input_schema" && current.Models.GetValueOrDefault(model) is { } file ? Places.OfModel(file)
        : current.Files.TryGetValue("rules.json", out var rules) ? Places.Of(rules.Shown, rules.Root["rules"] ?? rules.Root)
        : rule.Place;
}
