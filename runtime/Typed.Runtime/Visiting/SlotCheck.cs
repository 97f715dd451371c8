using System.Text.Json;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>Checks a request against its model's named input slots: their order, and that slots and a list of references are not combined.</summary>
internal static class SlotCheck
{
    public static void Run(ModelInfo model, ParamFacts facts, List<Violation> violations)
    {
        Order(model, facts, violations);
        if (facts.Extras is null)
        {
            return;
        }

        foreach (var (name, value) in facts.Extras)
        {
            if (model.Field(name) is null && Mixes(model, value) is { } problem)
            {
                violations.Add(new Violation("$." + name, "slots", problem));
            }
        }
    }

    private static void Order(ModelInfo model, ParamFacts facts, List<Violation> violations)
    {
        string? missing = null;
        for (var i = 0; i < model.Slots.Count; i++)
        {
            var slot = model.Slots[i];
            if (!facts.IsSet(slot.Name))
            {
                // A missing required slot has already been reported.
                missing ??= slot.Required ? null : slot.Name;
            }
            else if (missing is not null)
            {
                violations.Add(new Violation("$." + slot.Name, "slots", $"'{slot.Name}' is set without '{missing}': an input slot needs the earlier ones."));
            }
        }
    }

    // Judged by shape, because this model doesn't know the names of a provider's reference list or another model's slots.
    private static string? Mixes(ModelInfo model, JsonElement extra)
    {
        if (model.Slots.FirstOrDefault(slot => slot.IsExactlyOne) is { } slot)
        {
            return extra.ValueKind == JsonValueKind.Array && extra.EnumerateArray().Any(item => IsMedia(slot, item))
                ? "The model has named input slots; a list of references is not taken beside them."
                : null;
        }

        return model.Fields.FirstOrDefault(field => field.Items is { IsExactlyOne: true }) is { Items: { } items } references && IsMedia(items, extra)
            ? $"The model has the list '{references.Name}'; a named input slot is not taken beside it."
            : null;
    }

    private static bool IsMedia(ParamField item, JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && item.Fields.Any(member => json.TryGetProperty(member.Name, out _));
}
