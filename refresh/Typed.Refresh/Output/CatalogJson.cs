using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Files;
using Typed.Schema.Specification;

namespace Typed.Refresh.Output;

/// <summary>Writes models as JSON, for programs.</summary>
internal static class CatalogJson
{
    public static JsonObject Summary(CatalogModel model) => new()
    {
        ["provider"] = model.Provider,
        ["model"] = model.Name,
        ["record"] = model.Record,
        ["kind"] = model.Kind,
        ["durations"] = Texts(model.Durations),
        ["resolutions"] = Texts(model.Resolutions),
        ["aspect_ratios"] = Texts(model.AspectRatios),
        ["last_frame"] = model.TakesLastFrame,
        ["credits"] = model.PriceRange is var (least, most) ? new JsonObject { ["least"] = least, ["most"] = most, ["per"] = model.Prices!.Per, ["certainty"] = model.Prices.CertaintyWord } : null,
    };

    /// <summary>A model that may meet a query, with the values to set, the cost with these values, and the doubts.</summary>
    public static JsonObject Match(CatalogModel model, ModelMatch match)
    {
        var json = Summary(model);
        json["set"] = new JsonObject(match.Values.Select(value => KeyValuePair.Create(value.Key, JsonNode.Parse(value.Value))));
        json["media"] = Texts(match.Media);
        json["cost"] = CostJson.Of(match.Cost);
        json["doubts"] = Texts(match.Doubts);
        return json;
    }

    public static JsonObject Full(CatalogModel model)
    {
        var json = Summary(model);
        json["namespace"] = model.Namespace;
        json["description"] = model.Spec.Description;
        json["parameters"] = new JsonArray([.. model.Spec.Properties.Select(property => Parameter(model, property))]);
        json["slots"] = Texts(model.Spec.Properties.Where(property => property.Slot >= 0).OrderBy(property => property.Slot).Select(property => property.WireName));
        json["rules"] = new JsonArray([.. model.Named.Rules.Select(rule => new JsonObject
        {
            ["id"] = rule.Id, ["statement"] = rule.Statement, ["severity"] = rule.IsWarning ? "warning" : "error", ["source"] = rule.Source,
        })]);
        json["prices"] = model.Prices is { } prices ? Prices(prices) : null;
        json["source"] = new JsonObject { ["document"] = model.Spec.SourceDocument, ["retrieved"] = model.Spec.SourceRetrieved, ["certainty"] = model.Spec.SourceCertainty };
        return json;
    }

    private static JsonObject Parameter(CatalogModel model, PropertySpec property)
    {
        var json = new JsonObject
        {
            ["name"] = property.WireName,
            ["property"] = property.Member,
            ["type"] = PropertyText.Type(model, property.Type),
            ["required"] = property.Required,
            ["default"] = property.Default is { } value ? JsonNode.Parse(value) : null,
            ["limits"] = Texts(PropertyText.Limits(model, property)),
            ["description"] = property.Description,
        };
        if (model.ValuesOf(property) is { Count: > 0 } values)
        {
            json["allowed"] = new JsonArray([.. values.Select(item => JsonNode.Parse(item.Json))]);
        }

        return json;
    }

    private static JsonObject Prices(PriceSpec prices) => new()
    {
        ["unit"] = prices.Unit,
        ["per"] = prices.Per,
        ["outputs"] = OutputsJson.Of(prices.Factors),
        ["certainty"] = prices.CertaintyWord,
        ["as_of"] = prices.AsOf,
        ["retrieved"] = prices.Retrieved,
        ["source"] = prices.Source,
        ["note"] = prices.Note,
        ["rules"] = new JsonArray([.. prices.Lines.Select(line => new JsonObject
        {
            ["when"] = new JsonObject(line.Conditions.Select(condition => KeyValuePair.Create(condition.Field, (JsonNode?)JsonValue.Create(condition.Json)))),
            ["credits"] = line.Credits,
            ["at_least"] = line.Least,
        })]),
        ["statements"] = new JsonArray([.. prices.Statements.Select(item => new JsonObject { ["statement"] = item.Statement, ["source"] = item.Source })]),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
