using System.Globalization;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.SeveralValues;

/// <summary>Whether a request breaks a rule between fields, for certain; the words say how.</summary>
internal static class RuleCheck
{
    public static string? Broken(FieldRule rule, RequestFacts facts)
    {
        // What is plain first: whether something is set may take the compiler's null analysis.
        bool IsSet(string term) => facts.FactOf(term).IsSet == Presence.Yes;
        switch (rule.Kind)
        {
            case FieldRuleKind.Requires:
                return rule.Terms.Skip(1).FirstOrDefault(term => facts.FactOf(term).IsUnset) is { } missing && IsSet(rule.Terms[0])
                    ? $"'{rule.Terms[0]}' is set without '{missing}'"
                    : null;
            case FieldRuleKind.Excludes:
                return !facts.FactOf(rule.Terms[0]).IsUnset && rule.Terms.Skip(1).FirstOrDefault(IsSet) is { } other && IsSet(rule.Terms[0])
                    ? $"'{rule.Terms[0]}' and '{other}' are both set"
                    : null;
            case FieldRuleKind.ExactlyOneOf:
                var set = rule.Terms.Count(term => !facts.FactOf(term).IsUnset) > 1 ? rule.Terms.Where(IsSet).ToArray() : [];
                return set.Length > 1 ? $"{string.Join(" and ", set.Select(Quoted))} are set together" : NoneSet();
            case FieldRuleKind.AtLeastOneOf:
                return NoneSet();
            default:
                return OutOfRange(rule, facts);
        }

        string? NoneSet() => rule.Terms.All(term => facts.FactOf(term).IsUnset) ? $"none of {string.Join(", ", rule.Terms.Select(Quoted))} is set" : null;
    }

    private static string? OutOfRange(FieldRule rule, RequestFacts facts)
    {
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
                (_, FieldRuleKind.Sum) => total + number,
                (_, FieldRuleKind.Product) => total * number,
                _ => number == 0 ? null : total / number,
            };
            if (total is null)
            {
                return null;
            }
        }

        return total < rule.Minimum || total > rule.Maximum
            ? $"it is {total.GetValueOrDefault().ToString("0.####", CultureInfo.InvariantCulture)} here"
            : null;
    }

    private static string Quoted(string term) => $"'{term}'";
}
