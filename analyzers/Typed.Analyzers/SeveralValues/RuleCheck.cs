using System.Globalization;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.SeveralValues;

/// <summary>Whether a request breaks a rule between fields, for certain; the words say how.</summary>
internal static class RuleCheck
{
    public static string? Broken(FieldRule rule, RequestFacts facts)
    {
        Presence Set(string term) => facts.FactOf(term).IsSet;
        switch (rule.Kind)
        {
            case FieldRuleKind.Requires:
                return Set(rule.Terms[0]) == Presence.Yes && rule.Terms.Skip(1).FirstOrDefault(term => Set(term) == Presence.No) is { } missing
                    ? $"'{rule.Terms[0]}' is set without '{missing}'"
                    : null;
            case FieldRuleKind.Excludes:
                return Set(rule.Terms[0]) == Presence.Yes && rule.Terms.Skip(1).FirstOrDefault(term => Set(term) == Presence.Yes) is { } other
                    ? $"'{rule.Terms[0]}' and '{other}' are both set"
                    : null;
            case FieldRuleKind.ExactlyOneOf:
                var set = rule.Terms.Where(term => Set(term) == Presence.Yes).ToArray();
                return set.Length > 1 ? $"{string.Join(" and ", set.Select(Quoted))} are set together" : NoneSet();
            case FieldRuleKind.AtLeastOneOf:
                return NoneSet();
            default:
                return OutOfRange(rule, facts);
        }

        string? NoneSet() => rule.Terms.All(term => Set(term) == Presence.No) ? $"none of {string.Join(", ", rule.Terms.Select(Quoted))} is set" : null;
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
