using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Output;
using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Refresh.Comparing;

/// <summary>Two models side by side.</summary>
/// <param name="First">A model.</param>
/// <param name="Second">Another model.</param>
internal sealed record ModelPair(CatalogModel First, CatalogModel Second)
{
    private const string Absent = "-";
    private const string RequiredMark = "* ";

    /// <summary>The parameters: those with the same name, then those with the same role under different names, then those that only one model has.</summary>
    public IReadOnlyList<FieldPair> Fields { get; } = Pairs(First, Second);

    public IEnumerable<PairRow> Rows
    {
        get
        {
            yield return new PairRow("Kind", First.Kind.Replace('_', ' '), Second.Kind.Replace('_', ' '));
            yield return new PairRow("Schema", Source(First), Source(Second));
            yield return new PairRow("Credits", Price(First), Price(Second));
            foreach (var pair in Fields)
            {
                yield return new PairRow(pair.Name, Text(First, pair.First), Text(Second, pair.Second));
            }

            foreach (var (first, second) in Rules(First.Named.Rules.Select(rule => rule.Statement), Second.Named.Rules.Select(rule => rule.Statement)))
            {
                yield return new PairRow("Rule", first, second);
            }

            foreach (var row in Prices())
            {
                yield return row;
            }
        }
    }

    /// <summary>Whether a cell is about a required parameter.</summary>
    public static bool IsRequired(string cell) => cell.StartsWith(RequiredMark, StringComparison.Ordinal);

    public JsonObject ToJson() => new()
    {
        ["first"] = CatalogJson.Full(First),
        ["second"] = CatalogJson.Full(Second),
        ["fields"] = new JsonArray([.. Fields.Select(pair => new JsonObject
        {
            ["first"] = pair.First?.WireName,
            ["second"] = pair.Second?.WireName,
            ["same"] = pair.First is not null && pair.Second is not null && Text(First, pair.First) == Text(Second, pair.Second),
        })]),
    };

    private static List<FieldPair> Pairs(CatalogModel first, CatalogModel second)
    {
        var pairs = new List<FieldPair>();
        var left = second.Spec.Properties.ToList();
        foreach (var property in first.Spec.Properties)
        {
            var other = left.FirstOrDefault(candidate => candidate.WireName == property.WireName)
                ?? (property.Role == FieldRole.None || second.Spec.Properties.Any(candidate => candidate.WireName == property.WireName) ? null
                    : left.FirstOrDefault(candidate => candidate.Role == property.Role && first.Spec.Properties.All(own => own.WireName != candidate.WireName)));
            pairs.Add(new FieldPair(property, other));
            if (other is not null)
            {
                left.Remove(other);
            }
        }

        pairs.AddRange(left.Select(property => new FieldPair(null, property)));
        return [.. pairs.OrderBy(pair => pair.First is null || pair.Second is null)];
    }

    // The whole line of "typed show" for the parameter, so that equal lines mean equal parameters.
    private static string Text(CatalogModel model, PropertySpec? property)
    {
        if (property is null)
        {
            return Absent;
        }

        var parts = PropertyText.Limits(model, property).Prepend(PropertyText.Type(model, property.Type) + (property.Nullable ? " or null" : "")).ToList();
        if (property.Default is { } value)
        {
            parts.Add($"default {value}");
        }

        return (property.Required ? RequiredMark : "") + string.Join("; ", parts) + (property.Deprecated ? " (deprecated)" : "");
    }

    private static string Source(CatalogModel model) => $"{model.Spec.SourceCertainty}, {model.Spec.SourceRetrieved}";

    private static string Price(CatalogModel model) =>
        model.Prices is { } prices ? $"{CreditText.Summary(model)}; {CreditText.Unit(prices)}; {CreditText.Dates(prices)}" : "unknown: no published price";

    private IEnumerable<PairRow> Prices()
    {
        var (first, second) = (Lines(First), Lines(Second));
        return first.Keys.Concat(second.Keys.Where(key => !first.ContainsKey(key)))
            .Select(key => new PairRow($"Price: {key}", first.GetValueOrDefault(key, Absent), second.GetValueOrDefault(key, Absent)));
    }

    private static Dictionary<string, string> Lines(CatalogModel model)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in model.Prices?.Lines ?? EquatableArray<PriceLine>.Empty)
        {
            lines.TryAdd(CreditText.Condition(line), CreditText.Credits(line));
        }

        return lines;
    }

    private static IEnumerable<(string First, string Second)> Rules(IEnumerable<string> first, IEnumerable<string> second)
    {
        var (left, right) = (first.ToList(), second.ToList());
        var shared = left.Intersect(right, StringComparer.Ordinal).ToList();
        return shared.Select(rule => (rule, rule))
            .Concat(left.Except(shared, StringComparer.Ordinal).Select(rule => (rule, Absent)))
            .Concat(right.Except(shared, StringComparer.Ordinal).Select(rule => (Absent, rule)));
    }
}
