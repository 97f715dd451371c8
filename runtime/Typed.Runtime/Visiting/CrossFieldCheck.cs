using System.Globalization;
using Typed.Specification;
using Typed.Validation;

namespace Typed.Visiting;

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
        // By index here and below: an enumerator or a lambda would allocate for each request, valid ones included.
        for (var i = 0; i < model.Rules.Count; i++)
        {
            var rule = model.Rules[i];
            if (Broken(rule, facts) is { } finding)
            {
                violations.Add(new Violation("$." + Property(rule.Terms[0]), rule.Id, $"{rule.Statement} {finding}") { Severity = rule.Severity });
            }
        }

        facts.Return();
    }

    private static string? Broken(CrossFieldRule rule, ParamFacts facts)
    {
        switch (rule.Kind)
        {
            case CrossFieldRuleKind.Requires:
                return facts.IsSet(rule.Terms[0]) && Other(rule, facts, isSet: false) is { } missing
                    ? $"'{rule.Terms[0]}' is set without '{missing}'."
                    : null;
            case CrossFieldRuleKind.Excludes:
                return facts.IsSet(rule.Terms[0]) && Other(rule, facts, isSet: true) is { } other
                    ? $"'{rule.Terms[0]}' and '{other}' are both set."
                    : null;
            case CrossFieldRuleKind.ExactlyOneOf:
                return CountSet(rule, facts) is var set && set != 1 ? $"{set} of {List(rule)} are set." : null;
            case CrossFieldRuleKind.AtLeastOneOf:
                return CountSet(rule, facts) > 0 ? null : $"None of {List(rule)} is set.";
            default:
                return OutOfRange(rule, facts);
        }
    }

    // The first of the terms after the first that is set, or that is not.
    private static string? Other(CrossFieldRule rule, ParamFacts facts, bool isSet)
    {
        for (var i = 1; i < rule.Terms.Length; i++)
        {
            if (facts.IsSet(rule.Terms[i]) == isSet)
            {
                return rule.Terms[i];
            }
        }

        return null;
    }

    private static int CountSet(CrossFieldRule rule, ParamFacts facts)
    {
        var count = 0;
        foreach (var term in rule.Terms)
        {
            count += facts.IsSet(term) ? 1 : 0;
        }

        return count;
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
        FieldTerm.ListOf(term) ?? term;
}
