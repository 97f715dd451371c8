using System.Globalization;
using Typed.Visiting;

namespace Typed.Validation;

/// <summary>Evaluates slots and cross-field rules against the facts of a request. A rule with an unknown term is skipped.</summary>
internal static class CrossFieldCheck
{
    public static void Run(ModelInfo model, ModelParams value, List<Violation> violations)
    {
        if (model.Rules.Count == 0 && model.Slots.Count == 0 && value.ExtraParameters is null)
        {
            return;
        }

        var facts = ParamFacts.Of(model, value);
        SlotCheck.Run(model, facts, violations);
        foreach (var rule in model.Rules)
        {
            if (Broken(rule, facts) is { } finding)
            {
                violations.Add(new Violation("$." + Property(rule.Terms[0]), rule.Id, $"{rule.Statement} {finding}") { Severity = rule.Severity });
            }
        }
    }

    private static string? Broken(CrossFieldRule rule, ParamFacts facts)
    {
        switch (rule.Kind)
        {
            case CrossFieldRuleKind.Requires:
                return facts.IsSet(rule.Terms[0]) && rule.Terms.Skip(1).FirstOrDefault(term => !facts.IsSet(term)) is { } missing
                    ? $"'{rule.Terms[0]}' is set without '{missing}'."
                    : null;
            case CrossFieldRuleKind.Excludes:
                return facts.IsSet(rule.Terms[0]) && rule.Terms.Skip(1).FirstOrDefault(facts.IsSet) is { } other
                    ? $"'{rule.Terms[0]}' and '{other}' are both set."
                    : null;
            case CrossFieldRuleKind.ExactlyOneOf:
                return rule.Terms.Count(facts.IsSet) is var set && set != 1 ? $"{set} of {List(rule)} are set." : null;
            case CrossFieldRuleKind.AtLeastOneOf:
                return rule.Terms.Any(facts.IsSet) ? null : $"None of {List(rule)} is set.";
            default:
                return OutOfRange(rule, facts);
        }
    }

    private static string? OutOfRange(CrossFieldRule rule, ParamFacts facts)
    {
        // As doubles: the product of two unchecked numbers may exceed the range of a decimal.
        double? total = null;
        foreach (var term in rule.Terms)
        {
            if (facts.NumberOf(term) is not { } number)
            {
                return null;
            }

            total = (total, rule.Kind) switch
            {
                (null, _) => number,
                (_, CrossFieldRuleKind.Sum) => total + number,
                (_, CrossFieldRuleKind.Product) => total * number,
                _ => number == 0 ? null : total / number,
            };
            if (total is null)
            {
                return null;
            }
        }

        return total < (double?)rule.Minimum || total > (double?)rule.Maximum
            ? $"It is {total.GetValueOrDefault().ToString("0.####", CultureInfo.InvariantCulture)} here."
            : null;
    }

    private static string List(CrossFieldRule rule) => string.Join(", ", rule.Terms.Select(term => $"'{term}'"));

    private static string Property(string term) =>
        term.StartsWith("count(", StringComparison.Ordinal) ? term["count(".Length..^1] : term;
}
