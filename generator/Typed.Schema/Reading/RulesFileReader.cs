using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The rules of one model.</summary>
public sealed record ModelRules(string Model, EquatableArray<RuleSpec> Rules);

/// <summary>The location of a rule in the rules file.</summary>
public sealed record RulePlace(string Model, RuleSpec Rule, TextPlace Place);

/// <summary>The result of reading a rules file.</summary>
public sealed record RulesFile(
    string Provider, string Path, EquatableArray<ModelRules> Models, EquatableArray<RulePlace> Places, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads <c>rules.json</c>. An invalid rule does not affect the others.</summary>
public static class RulesFileReader
{
    public static RulesFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        var rules = new List<RulePlace>();
        try
        {
            var root = file.Parse(cancellation);
            if (root["rules"] is { Kind: JsonKind.Array } list)
            {
                foreach (var item in list.Items)
                {
                    ReadRule(item, rules, diagnostics);
                }
            }
            else
            {
                diagnostics.Add(ProblemRules.InvalidRule, root["rules"]?.Place ?? root.Place, "the array \"rules\" is missing");
            }
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(ProblemRules.InvalidJson, broken.Place, broken.Message);
        }

        var models = rules
            .GroupBy(rule => rule.Model, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ModelRules(group.Key, group.Select(rule => rule.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToEquatableArray()));
        return new RulesFile(file.Provider, file.Path, models.ToEquatableArray(), rules.ToEquatableArray(), diagnostics.ToArray());
    }

    private static void ReadRule(JsonNode item, List<RulePlace> rules, DiagnosticBag diagnostics)
    {
        var kind = item.TextOf("kind") switch
        {
            "requires" => RuleKind.Requires,
            "excludes" => RuleKind.Excludes,
            "exactly_one_of" => RuleKind.ExactlyOneOf,
            "at_least_one_of" => RuleKind.AtLeastOneOf,
            "sum" => RuleKind.Sum,
            "product" => RuleKind.Product,
            "ratio" => RuleKind.Ratio,
            _ => (RuleKind?)null,
        };
        var terms = item["terms"] is { Kind: JsonKind.Array } list ? list.Items.Select(term => term.Kind == JsonKind.String ? term.Text : "").ToList() : [];
        var problem = item.TextOf("model") is not { Length: > 0 } ? "\"model\" is missing"
            : item.TextOf("id") is not { Length: > 0 } ? "\"id\" is missing"
            : kind is null ? "\"kind\" must be requires, excludes, exactly_one_of, at_least_one_of, sum, product or ratio"
            : terms.Count == 0 || terms.Any(term => term.Length == 0) ? "\"terms\" must name the fields"
            : item["minimum"] is { } least && !IsNumber(least) ? "\"minimum\" must be a number"
            : item["maximum"] is { } most && !IsNumber(most) ? "\"maximum\" must be a number"
            : kind == RuleKind.Ratio && terms.Count != 2 ? "a ratio has two terms"
            : null;
        if (problem is not null)
        {
            diagnostics.Add(ProblemRules.InvalidRule, item.Place, problem);
            return;
        }

        var rule = new RuleSpec(item.TextOf("id")!, kind!.Value, item.TextOf("statement") ?? "", terms.ToEquatableArray())
        {
            Minimum = item["minimum"] is { } lower ? Numbers.ToDecimal(lower.Text) : null,
            Maximum = item["maximum"] is { } upper ? Numbers.ToDecimal(upper.Text) : null,
            IsWarning = item.TextOf("severity") == "warning",
            Source = item["source"]?.TextOf("document") ?? item.TextOf("source") ?? "",
        };
        rules.Add(new RulePlace(item.TextOf("model")!, rule, item.Place));
    }

    private static bool IsNumber(JsonNode value) => value.Kind == JsonKind.Number && Numbers.ToDecimal(value.Text) is not null;
}
