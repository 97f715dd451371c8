using System.Globalization;
using Typed.Analyzers.Contract;
using Typed.Specification;

namespace Typed.Analyzers.Requests;

/// <summary>Decides whether a request definitely breaks a rule between fields, and describes how.</summary>
internal static class RuleCheck
{
    /// <summary>The model's demand and the request's values, to follow the model's name, or null if the rule is not definitely broken.</summary>
    public static string? Broken(FieldRule rule, RequestFacts facts)
    {
        // Checks the plain facts first: whether something is set may need the compiler's null analysis.
        bool IsSet(string term) => facts.FactOf(term).IsSet == Presence.Yes;
        switch (rule.Kind)
        {
            case FieldRuleKind.Requires:
                return rule.Terms.Skip(1).FirstOrDefault(term => facts.FactOf(term).IsUnset) is { } missing && IsSet(rule.Terms[0])
                    ? $"needs {Name(missing)} with {Name(rule.Terms[0])}; {Name(missing)} is not set"
                    : null;
            case FieldRuleKind.Excludes:
                return !facts.FactOf(rule.Terms[0]).IsUnset && rule.Terms.Skip(1).FirstOrDefault(IsSet) is { } other && IsSet(rule.Terms[0])
                    ? $"does not take {Name(rule.Terms[0])} together with {Name(other)}; both are set"
                    : null;
            case FieldRuleKind.ExactlyOneOf:
                var set = rule.Terms.Count(term => !facts.FactOf(term).IsUnset) > 1 ? rule.Terms.Where(IsSet).ToArray() : [];
                return set.Length > 1 ? $"takes only one of {Listed(rule.Terms, "and")}; {Listed(set, "and")} are set" : NoneSet();
            case FieldRuleKind.AtLeastOneOf:
                return NoneSet();
            default:
                return OutOfRange(rule, facts);
        }

        string? NoneSet() => rule.Terms.All(term => facts.FactOf(term).IsUnset)
            ? $"needs {Listed(rule.Terms, "or")}; {(rule.Terms.Length == 1 ? "it is not set" : rule.Terms.Length == 2 ? "neither is set" : "none is set")}"
            : null;
    }

    private static string? OutOfRange(FieldRule rule, RequestFacts facts)
    {
        double? total = null;
        var numbers = new List<string>();
        foreach (var term in rule.Terms)
        {
            if (facts.NumberOf(term) is not { } number)
            {
                return null;
            }

            numbers.Add(Text(number));
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

        if (!(total < rule.Minimum || total > rule.Maximum))
        {
            return null;
        }

        var sign = rule.Kind switch { FieldRuleKind.Sum => " + ", FieldRuleKind.Product => " × ", _ => " / " };
        var range = double.IsInfinity(rule.Minimum) ? "at most " + Text(rule.Maximum)
            : double.IsInfinity(rule.Maximum) ? "at least " + Text(rule.Minimum)
            : $"{Text(rule.Minimum)} to {Text(rule.Maximum)}";
        var calculation = numbers.Count > 1 ? $"{string.Join(sign, numbers)} is {Text(total.GetValueOrDefault())}" : numbers[0] + " is refused";
        return $"needs {string.Join(sign, rule.Terms.Select(Name))} to be {range}; {calculation}";
    }

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Listed(IReadOnlyList<string> terms, string last) =>
        terms.Count == 1 ? Name(terms[0]) : $"{string.Join(", ", terms.Take(terms.Count - 1).Select(Name))} {last} {Name(terms[terms.Count - 1])}";

    // count(image_urls), image_size.width, model_settings.audio=true
    private static string Name(string term) =>
        FieldTerm.ListOf(term) is { } list ? "the number of " + list : term.Replace("=", " = ");
}
