using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary>Finds the intended shape of an object: the only shape whose constants (<c>const</c>, or <c>enum</c> with one value) the object has.</summary>
internal static class MeantShape
{
    public static JsonElement? Of(IReadOnlyList<JsonElement> shapes, JsonElement instance)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var meant = shapes.Where(shape => IsMeant(shape, instance)).Take(2).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    private static bool IsMeant(JsonElement shape, JsonElement instance)
    {
        if (shape.ValueKind != JsonValueKind.Object || !shape.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var hasConstant = false;
        foreach (var property in properties.EnumerateObject())
        {
            if (Constant(property.Value) is { } constant && instance.TryGetProperty(property.Name, out var value))
            {
                if (!JsonValueEquality.AreEqual(constant, value))
                {
                    return false;
                }

                hasConstant = true;
            }
        }

        return hasConstant;
    }

    private static JsonElement? Constant(JsonElement schema) =>
        schema.ValueKind != JsonValueKind.Object ? null
        : schema.TryGetProperty("const", out var only) ? only
        : ResidualSchema.Items(schema, "enum") is { Count: 1 } listed ? listed[0]
        : null;
}
