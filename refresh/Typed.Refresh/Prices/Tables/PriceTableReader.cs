using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Catalog;
using Typed.Refresh.Prices.Importing;
using Typed.Refresh.Quoting;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Refresh.Prices.Tables;

/// <summary>Makes price rules of the rows of tables. A row that does not fit its model is a problem, never a guess.</summary>
/// <param name="models">The provider's models.</param>
/// <param name="model">The model of all rows, if the table has no such column.</param>
internal sealed partial class PriceTableReader(IReadOnlyList<CatalogModel> models, CatalogModel? model)
{
    // A cell that sets no condition.
    private static readonly HashSet<string> s_any = new(StringComparer.OrdinalIgnoreCase) { "", "-", "–", "—", "*", "any", "all", "n/a" };

    private static readonly Dictionary<string, bool> s_flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = true,
        ["true"] = true,
        ["on"] = true,
        ["no"] = false,
        ["false"] = false,
        ["off"] = false,
    };

    private readonly Dictionary<string, List<PriceEntry>> _rules = new(StringComparer.Ordinal);
    private readonly List<PageProblem> _problems = [];

    public void Take(TableSheet table, ColumnMap map)
    {
        foreach (var row in table.Rows)
        {
            Take(row, map);
        }
    }

    public PricePage Result() => new([.. _rules.Select(entry => new ModelPrices(entry.Key, entry.Value))], _problems);

    private void Take(PriceRow row, ColumnMap map)
    {
        var name = map.Model >= 0 ? row.Cells[map.Model] : model?.Name ?? "";
        var found = map.Model >= 0 ? models.FirstOrDefault(item => item.Name == name) ?? models.FirstOrDefault(item => string.Equals(item.Record, name, StringComparison.OrdinalIgnoreCase)) : model;
        if (found is null)
        {
            var nearest = NearestName.Of(name, models.Select(item => item.Name));
            Problem(row, $"no model is called {ServerText.Quote(name)}" + (nearest is null ? "" : $"; did you mean {nearest}?"));
        }
        else if (Price(row.Cells[map.Price]) is not { } price)
        {
            Problem(row, $"{ServerText.Quote(row.Cells[map.Price])} is not a price");
        }
        else if (When(row, map, found) is { } when)
        {
            Add(row, found, new PriceEntry(when, price));
        }
    }

    private List<KeyValuePair<string, JsonNode>>? When(PriceRow row, ColumnMap map, CatalogModel found)
    {
        var when = new List<KeyValuePair<string, JsonNode>>();
        foreach (var (field, column) in map.Fields)
        {
            var text = row.Cells[column];
            if (s_any.Contains(text))
            {
                continue;
            }

            if (found.Spec.Properties.FirstOrDefault(property => property.WireName == field) is not { } property)
            {
                Problem(row, $"{found.Name} has no field {field}");
                return null;
            }

            if (Value(found, property, text) is not { } value)
            {
                Problem(row, $"{ServerText.Quote(text)} is not a value of {field}; allowed: {string.Join(", ", found.ValuesOf(property).Select(one => one.Text))}");
                return null;
            }

            when.Add(KeyValuePair.Create(field, value));
        }

        return when;
    }

    private static JsonNode? Value(CatalogModel found, PropertySpec property, string text)
    {
        var listed = found.ValuesOf(property);
        if (property.Role == FieldRole.Duration && EnumNames.SecondsOf(text) is { } seconds)
        {
            return listed.Count == 0 || listed.Any(value => EnumNames.SecondsOf(value.Text) == seconds) ? JsonValue.Create(seconds) : null;
        }

        if (listed.Count > 0)
        {
            return (listed.FirstOrDefault(value => value.Text == text) ?? listed.FirstOrDefault(value => string.Equals(value.Text, text, StringComparison.OrdinalIgnoreCase))) is { } match ? JsonNode.Parse(match.Json) : null;
        }

        return property.Type.Shape switch
        {
            TypeShape.Boolean => s_flags.TryGetValue(text, out var flag) ? JsonValue.Create(flag) : null,
            TypeShape.Integer or TypeShape.Int32 or TypeShape.Number => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            TypeShape.Text => JsonValue.Create(text),
            _ => null,
        };
    }

    private void Add(PriceRow row, CatalogModel found, PriceEntry rule)
    {
        if (!_rules.TryGetValue(found.Name, out var rules))
        {
            _rules[found.Name] = rules = [];
        }

        if (rules.FirstOrDefault(other => JsonNode.DeepEquals(other.ToJson()["when"], rule.ToJson()["when"])) is not { } same)
        {
            rules.Add(rule);
        }
        else if (same.Credits != rule.Credits)
        {
            Problem(row, FormattableString.Invariant($"{found.Name} has two prices for the same request: {same.Credits} and {rule.Credits}"));
        }
    }

    private static decimal? Price(string text) =>
        PriceForm().Match(text) is { Success: true } match && decimal.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : null;

    private void Problem(PriceRow row, string text) => _problems.Add(new PageProblem(row.Line, text));

    // 0.05, $0.05, 0.05 USD, 12 credits. A comma may separate thousands or decimals, so it is not a price.
    [GeneratedRegex(@"\A(?:[$€£]\s*)?([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(?:credits?|usd|eur|gbp|\$|€|£)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PriceForm();
}
