using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>Keywords for a value of any type: type, nullable, enum, const.</summary>
internal static class ValueKeywords
{
    private const int MaxListed = 40;

    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("type", out var type) && !TypeMatches(type, schema, value))
        {
            evaluation.Report(path, "type", $"must be {Types(type)}, is {NameOf(value)}");
        }

        if (schema.TryKind("enum", JsonValueKind.Array, out var allowed)
            && !allowed.EnumerateArray().Contains(value, SchemaEquality.Instance))
        {
            evaluation.Report(path, "enum", $"must be one of {List(allowed)}, is {Short(value)}");
        }

        if (schema.TryGetProperty("const", out var constant) && !SchemaEquality.Instance.Equals(constant, value))
        {
            evaluation.Report(path, "const", $"must be {Short(constant)}, is {Short(value)}");
        }
    }

    private static bool TypeMatches(JsonElement type, JsonElement schema, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null && schema.IsTrue("nullable"))
        {
            return true;
        }

        return type.ValueKind switch
        {
            JsonValueKind.String => Is(type.GetString()!, value),
            JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && Is(one.GetString()!, value)),
            _ => true,
        };
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && SchemaNumber.Parse(value.GetRawText()).IsInteger,
        "any" => true,
        _ => string.Equals(type, NameOf(value), StringComparison.Ordinal),
    };

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static string Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(one => one.ToString())) : type.ToString();

    private static string List(JsonElement allowed)
    {
        var shown = string.Join(", ", allowed.EnumerateArray().Take(MaxListed).Select(Short));
        return allowed.GetArrayLength() > MaxListed ? shown + ", …" : shown;
    }

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 80 ? text : text[..77] + "…";
    }
}
