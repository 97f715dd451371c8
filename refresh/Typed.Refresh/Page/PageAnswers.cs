using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Schema.Collections;
using Typed.Schema.Specification;
using Typed.Specification;
using Typed.Validation;

namespace Typed.Refresh.Page;

/// <summary>
/// The answers of the runtime's catalog about one model, for each choice of the page's filters. The page puts them together and never computes a price itself, so
/// that it gives the library's answer.
/// </summary>
internal sealed class PageAnswers
{
    private const int Sure = 1;
    private const int Unsure = 0;

    private readonly ModelCatalogs _catalog;

    private PageAnswers(CatalogModel model) => _catalog = new ModelCatalogs(new ModelCatalog(model.Provider, model.Info));

    /// <summary>
    /// The answers as JSON: <c>d</c>, <c>r</c>, <c>a</c> and <c>l</c> tell for each duration, resolution, aspect ratio and for a last frame whether it is sure (1) or unsure (0);
    /// a value that is missing is refused. <c>c</c> has the cost by the values of the dimensions in <c>p</c>; null if the values exclude each other.
    /// </summary>
    public static string Of(CatalogModel model, PageFilters filters)
    {
        var answers = new PageAnswers(model);
        var durations = answers.States(filters.Durations, value => new() { Duration = DurationOf(value) });
        var resolutions = answers.States(filters.Resolutions, value => new() { Resolution = value });
        var ratios = answers.States(filters.AspectRatios, value => new() { AspectRatio = value });
        var last = answers.States(["1"], _ => new() { LastFrame = true });
        // Only what a price or a rule depends on needs to be asked in combination.
        var decisive = DecisiveFields(model);
        bool Decides(ParamRole role) => model.Info.Fields.Any(field => field.Role == role && decisive.Contains(field.Name));
        Dimension[] all =
        [
            new("d", durations, Decides(ParamRole.Duration)),
            new("r", resolutions, Decides(ParamRole.Resolution)),
            new("a", ratios, Decides(ParamRole.AspectRatio)),
            new("l", last, HasExclusions(model)),
        ];
        var costs = new List<(string?[] Values, JsonNode? Cost)>();
        foreach (var values in Combinations(all))
        {
            costs.Add((values, answers.Cost(values)));
        }

        var priced = Enumerable.Range(0, all.Length).Where(i => Matters(costs, i)).ToArray();
        var table = new JsonObject();
        foreach (var (values, cost) in costs)
        {
            table[string.Join('|', priced.Select(i => values[i] ?? ""))] = cost?.DeepClone();
        }

        var json = new JsonObject();
        foreach (var dimension in all.Where(dimension => dimension.States.Count > 0))
        {
            json[dimension.Name] = new JsonObject(dimension.States.Select(state => KeyValuePair.Create(state.Key, (JsonNode?)JsonValue.Create(state.Value))));
        }

        json["p"] = string.Concat(priced.Select(i => all[i].Name));
        json["c"] = table;
        return json.ToJsonString();
    }

    private static bool HasExclusions(CatalogModel model) => model.Info.Rules.Any(rule => rule.Kind == CrossFieldRuleKind.Excludes);

    private static HashSet<string> DecisiveFields(CatalogModel model)
    {
        var prices = model.Info.Prices;
        var priced = (prices?.Rules.SelectMany(rule => rule.When) ?? []).Concat(prices?.Contradictions.SelectMany(item => item.When) ?? []);
        var rules = model.Info.Rules.Where(rule => rule.Kind == CrossFieldRuleKind.Excludes).SelectMany(rule => rule.Terms);
        return priced.Concat(rules).Concat((model.Prices?.Factors ?? EquatableArray<FactorField>.Empty).Select(item => item.Field)).ToHashSet(StringComparer.Ordinal);
    }

    private Dictionary<string, int> States(IEnumerable<string> values, Func<string, ModelQuery> query)
    {
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var found = _catalog.Find(query(value));
            if (found.Matches.Count + found.Unsure.Count > 0)
            {
                states[value] = found.Matches.Count > 0 ? Sure : Unsure;
            }
        }

        return states;
    }

    private JsonArray? Cost(string?[] values)
    {
        var found = _catalog.Find(new ModelQuery
        {
            Duration = values[0] is { } duration ? DurationOf(duration) : null,
            Resolution = values[1],
            AspectRatio = values[2],
            LastFrame = values[3] is not null,
        });
        return found.Matches.Concat(found.Unsure).FirstOrDefault()?.Cost is { } cost
            ? new JsonArray(cost.AtLeast, cost.AtMost, cost.Certainty.ToString().ToLowerInvariant())
            : null;
    }

    private static TimeSpan DurationOf(string seconds) => TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));

    private static IEnumerable<string?[]> Combinations(Dimension[] dimensions)
    {
        IEnumerable<string?[]> all = [[]];
        foreach (var dimension in dimensions)
        {
            all = all.SelectMany(_ => dimension.Decides ? dimension.States.Keys.Prepend(null) : [null], (head, value) => head.Append(value).ToArray());
        }

        return all;
    }

    // A dimension matters if the cost differs for two combinations that are otherwise equal.
    private static bool Matters(List<(string?[] Values, JsonNode? Cost)> costs, int dimension) => costs
        .GroupBy(item => string.Join('|', item.Values.Where((_, i) => i != dimension)))
        .Any(group => group.Select(item => item.Cost?.ToJsonString()).Distinct(StringComparer.Ordinal).Count() > 1);

    private sealed record Dimension(string Name, Dictionary<string, int> States, bool Decides);
}
