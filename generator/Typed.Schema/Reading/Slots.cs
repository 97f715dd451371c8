using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Numbers a model's named input slots and moves them, in the provider's order, after the other required properties.</summary>
public static class Slots
{
    private enum Rank
    {
        Required,
        Slot,
        Other,
    }

    public static EquatableArray<PropertySpec> Place(EquatableArray<PropertySpec> properties, JsonNode? slots, JsonNode? media, DiagnosticBag diagnostics)
    {
        if (slots is null)
        {
            return properties;
        }

        var names = slots.Items.Select(item => item.Text).ToList();
        foreach (var unknown in slots.Items.Where(item => properties.All(property => property.WireName != item.Text)))
        {
            diagnostics.Add(ProblemRules.InvalidModelFile, unknown.Place, $"the slot '{unknown.Text}' is not a property of the schema");
        }

        return properties
            .Select(property => names.IndexOf(property.WireName) is >= 0 and var at
                ? property with { Slot = at, Media = media?.TextOf(property.WireName) ?? property.Media }
                : property)
            .OrderBy(property => property.Slot >= 0 ? Rank.Slot : property.Required ? Rank.Required : Rank.Other)
            .ThenBy(property => property.Slot)
            .ToEquatableArray();
    }
}
