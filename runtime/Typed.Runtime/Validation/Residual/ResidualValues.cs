using System.Globalization;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Validation.Residual;

/// <summary>Keywords of a single value: type, listed values, numbers, texts.</summary>
internal static class ResidualValues
{
    public static void Check(ResidualSchema root, JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        Type(schema, instance, path, found);
        Listed(schema, instance, path, found);
        switch (instance.ValueKind)
        {
            case JsonValueKind.Number:
                ResidualNumbers.Check(schema, instance, path, found);
                break;
            case JsonValueKind.String:
                new ValueChecks(found).Text(path, Field(schema), instance.GetString()!);
                Pattern(root, schema, instance.GetString()!, path, found);
                break;
        }
    }

    private static void Type(JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return;
        }

        string[] names = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => [.. type.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
        if (names.Length > 0 && !names.Any(name => IsOf(name, instance)) && !(instance.ValueKind == JsonValueKind.Null && IsNullable(schema)))
        {
            found.Add(new Violation(path, "type", $"The value is not {string.Join(" or ", names)}."));
        }
    }

    /// <summary>Whether the schema has OpenAPI's <c>nullable: true</c>.</summary>
    internal static bool IsNullable(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True;

    private static bool IsOf(string type, JsonElement instance) => type switch
    {
        "null" => instance.ValueKind == JsonValueKind.Null,
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => instance.ValueKind == JsonValueKind.String,
        "array" => instance.ValueKind == JsonValueKind.Array,
        "object" => instance.ValueKind == JsonValueKind.Object,
        "number" => instance.ValueKind == JsonValueKind.Number,
        "integer" => instance.ValueKind == JsonValueKind.Number && IsWhole(instance),
        _ => true,
    };

    private static bool IsWhole(JsonElement number) =>
        number.TryGetDecimal(out var exact) ? exact == decimal.Truncate(exact) : number.GetDouble() is var value && Math.Floor(value).Equals(value);

    private static void Listed(JsonElement schema, JsonElement instance, string path, List<Violation> found)
    {
        var allowed = ResidualSchema.Items(schema, "enum");
        if (schema.TryGetProperty("enum", out _) && !allowed.Any(value => JsonValueEquality.AreEqual(value, instance)))
        {
            var texts = allowed.Select(value => value.GetRawText()).ToArray();
            found.Add(new Violation(path, "enum", $"The value is not allowed. Allowed: {string.Join(", ", texts)}.") { AllowedValues = texts });
        }

        if (schema.TryGetProperty("const", out var only) && !JsonValueEquality.AreEqual(only, instance))
        {
            found.Add(new Violation(path, "const", $"The value is not allowed. Allowed: {only.GetRawText()}.") { AllowedValues = [only.GetRawText()] });
        }
    }

    private static void Pattern(ResidualSchema root, JsonElement schema, string value, string path, List<Violation> found)
    {
        if (Text(schema, "pattern") is { } pattern && !root.Pattern(pattern).Matches(value))
        {
            found.Add(new Violation(path, "pattern", $"\"{value}\" does not match the pattern {pattern}."));
        }
    }

    private static ParamField Field(JsonElement schema) => new("", ParamKind.Text)
    {
        MinLength = Count(schema, "minLength"),
        MaxLength = Count(schema, "maxLength"),
        Format = Text(schema, "format"),
    };

    internal static int? Count(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? (int)Math.Clamp(number, 0, int.MaxValue)
            : null;

    private static string? Text(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static string Index(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";
}
