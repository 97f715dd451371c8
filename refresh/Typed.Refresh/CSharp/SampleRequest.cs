using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.CSharp;

/// <summary>Creates a request that the model accepts: required parameters, and those that determine length, size and price.</summary>
internal static class SampleRequest
{
    public static JsonObject Of(CatalogModel model)
    {
        var request = Required(model);
        foreach (var property in model.Spec.Properties.Where(property => !property.Required && !property.Deprecated && IsInteresting(model, property)))
        {
            request[property.WireName] = new SampleValue(model).Of(property);
        }

        return request;
    }

    /// <summary>Only the parameters that the model requires.</summary>
    public static JsonObject Required(CatalogModel model)
    {
        var values = new SampleValue(model);
        var request = new JsonObject();
        foreach (var property in model.Spec.Properties.Where(property => property.Required || IsFirstOfGroup(model, property)))
        {
            request[property.WireName] = values.Of(property);
        }

        return request;
    }

    private static bool IsInteresting(CatalogModel model, PropertySpec property)
    {
        var isExcluded = model.Named.Rules.Any(rule => rule.Kind is RuleKind.Excludes or RuleKind.ExactlyOneOf && rule.Terms.Contains(property.WireName));
        var isPriced = model.Prices is { } prices
            && (prices.CountField == property.WireName || prices.Lines.Any(line => line.Conditions.Any(condition => condition.Field == property.WireName)));
        return !isExcluded && (isPriced || (property.Role != FieldRole.None && property.Type.Shape is TypeShape.Enum or TypeShape.OpenEnum));
    }

    private static bool IsFirstOfGroup(CatalogModel model, PropertySpec property) =>
        model.Named.Rules.Any(rule => rule.Kind is RuleKind.ExactlyOneOf or RuleKind.AtLeastOneOf && rule.Terms[0] == property.WireName);
}
