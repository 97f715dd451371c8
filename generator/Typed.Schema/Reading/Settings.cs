using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Applies a provider's list of settings, which states whether each changes the price, to the properties of the object with the settings.</summary>
public static class Settings
{
    public static EquatableArray<DeclaredType> Apply(
        EquatableArray<DeclaredType> types, EquatableArray<PropertySpec> properties, JsonNode? settings, DiagnosticBag diagnostics)
    {
        if (settings is null)
        {
            return types;
        }

        var holder = properties.FirstOrDefault(property => property.WireName == settings.TextOf("property"));
        if (holder is not { Type.Shape: TypeShape.Object } || types[holder.Type.Declared] is not ObjectSpec { IsExactlyOne: false } type)
        {
            diagnostics.Add(ProblemRules.InvalidModelFile, settings.Place, "\"settings\" must name a property of the schema that is an object with properties");
            return types;
        }

        var effects = new Dictionary<string, bool?>(StringComparer.Ordinal);
        foreach (var item in settings["items"]!.Items)
        {
            if (item.TextOf("key") is not { } key || type.Properties.All(property => property.WireName != key))
            {
                diagnostics.Add(ProblemRules.InvalidModelFile, item.Place, $"the setting '{item.TextOf("key")}' is not a property of '{holder.WireName}'");
            }
            else
            {
                effects[key] = EffectOf(item["affects_cost"]);
            }
        }

        var marked = type with { Properties = type.Properties.Select(property => property with { ChangesCost = Of(effects, property) }).ToEquatableArray() };
        return types.Select((other, at) => at == holder.Type.Declared ? marked : other).ToEquatableArray();
    }

    private static bool? Of(Dictionary<string, bool?> effects, PropertySpec property) =>
        effects.TryGetValue(property.WireName, out var changes) ? changes : property.ChangesCost;

    private static bool? EffectOf(JsonNode? value) => value?.Kind switch
    {
        JsonKind.True => true,
        JsonKind.False => false,
        _ => null,
    };
}
