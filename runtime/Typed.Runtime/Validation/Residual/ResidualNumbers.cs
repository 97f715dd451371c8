using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary>Number keywords. Computed exactly if the numbers are decimals, otherwise as doubles (1e300, 1e-300).</summary>
internal static class ResidualNumbers
{
    public static void Check(JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        // In draft 4, booleans make minimum and maximum exclusive; later drafts use numbers.
        Bound(schema, "minimum", instance, path, found, sign => sign > 0 || (sign == 0 && !IsTrue(schema, "exclusiveMinimum")));
        Bound(schema, "maximum", instance, path, found, sign => sign < 0 || (sign == 0 && !IsTrue(schema, "exclusiveMaximum")));
        Bound(schema, "exclusiveMinimum", instance, path, found, sign => sign > 0);
        Bound(schema, "exclusiveMaximum", instance, path, found, sign => sign < 0);
        Format(schema, instance, path, found);
        if (Number(schema, "multipleOf") is { } step && !IsMultiple(instance, step))
        {
            found.Add(new Violation(path, "multipleOf", $"{instance.GetRawText()} is not a multiple of {step.GetRawText()}."));
        }
    }

    private static void Bound(JsonElement schema, string keyword, JsonElement instance, string path, List<Violation> found, Func<int, bool> holds)
    {
        if (Number(schema, keyword) is { } bound && !holds(Compare(instance, bound)))
        {
            found.Add(new Violation(path, keyword, $"{instance.GetRawText()} is out of range: {keyword} is {bound.GetRawText()}."));
        }
    }

    // A whole number of 32 or 64 bits.
    private static void Format(JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        var bits = schema.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String ? format.GetString() : null;
        if ((bits == "int32" && !IsWithin(instance, int.MinValue, int.MaxValue)) || (bits == "int64" && !IsWithin(instance, long.MinValue, long.MaxValue)))
        {
            found.Add(new Violation(path, "format", $"{instance.GetRawText()} is not an {bits}."));
        }
    }

    private static bool IsWithin(JsonElement instance, decimal minimum, decimal maximum) =>
        Exact(instance) is { } number && number == decimal.Truncate(number) && number >= minimum && number <= maximum;

    private static JsonElement? Number(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number ? value : null;

    private static int Compare(JsonElement left, JsonElement right) =>
        Exact(left) is { } a && Exact(right) is { } b ? a.CompareTo(b) : left.GetDouble().CompareTo(right.GetDouble());

    private static bool IsMultiple(JsonElement instance, JsonElement step)
    {
        if (Exact(instance) is { } number && Exact(step) is { } exact)
        {
            return exact <= 0 || number % exact == 0;
        }

        var quotient = instance.GetDouble() / step.GetDouble();
        return !double.IsFinite(quotient) || Math.Floor(quotient).Equals(quotient);
    }

    // A decimal that is 0 only because the number was too small is not exact.
    private static decimal? Exact(JsonElement number) =>
        number.TryGetDecimal(out var exact) && (exact != 0 || number.GetDouble().Equals(0d)) ? exact : null;

    private static bool IsTrue(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;
}
