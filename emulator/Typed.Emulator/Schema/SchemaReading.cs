using System.Globalization;
using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>Reads keywords leniently: a keyword of the wrong type counts as absent.</summary>
internal static class SchemaReading
{
    public static bool TryNumber(this JsonElement schema, string keyword, out SchemaNumber number, out string literal)
    {
        if (schema.TryGetProperty(keyword, out var element) && element.ValueKind == JsonValueKind.Number)
        {
            literal = element.GetRawText();
            number = SchemaNumber.Parse(literal);
            return true;
        }

        literal = string.Empty;
        number = default;
        return false;
    }

    /// <summary>Reads a count such as minItems. A count may also be written as 2.0.</summary>
    public static bool TryCount(this JsonElement schema, string keyword, out long count)
    {
        count = 0;
        if (!schema.TryNumber(keyword, out var number, out var literal) || !number.IsInteger
            || !decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        count = (long)Math.Clamp(value, 0, int.MaxValue);
        return true;
    }

    public static bool TryKind(this JsonElement schema, string keyword, JsonValueKind kind, out JsonElement element)
    {
        element = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out element) && element.ValueKind == kind;
    }

    /// <summary>Reads a member that is a schema: an object or a boolean.</summary>
    public static bool TrySchema(this JsonElement schema, string keyword, out JsonElement element) =>
        schema.TryGetProperty(keyword, out element)
        && element.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;

    public static bool IsTrue(this JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var element) && element.ValueKind == JsonValueKind.True;

    /// <summary>Appends a member to the instance path.</summary>
    public static string Below(string path, string name) =>
        $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>Appends an item to the instance path.</summary>
    public static string Below(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");
}
