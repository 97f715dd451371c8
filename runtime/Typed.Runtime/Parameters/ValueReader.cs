using System.Text.Json;
using Typed.Specification;

namespace Typed.Parameters;

/// <summary>Reads single JSON values. A value of another type becomes a violation.</summary>
/// <param name="violations">Receives the violations.</param>
internal readonly struct ValueReader(List<Violation> violations)
{
    public static string Name(ParamKind kind) => kind switch
    {
        ParamKind.Text => "a string",
        ParamKind.Integer => "an integer",
        ParamKind.Number => "a number",
        ParamKind.Boolean => "a boolean",
        ParamKind.Object or ParamKind.Map => "an object",
        ParamKind.List => "an array",
        _ => "any JSON",
    };

    public static string Shorten(JsonElement json)
    {
        const int MaxShown = 80;
        var text = json.GetRawText();
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }

    public string? Text(JsonElement json, ParamField field, string path)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString();
        }

        Mismatch(path, Name(field.Kind), json);
        return null;
    }

    public long? Integer(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (json.TryGetInt64(out var number))
            {
                return number;
            }

            // JSON Schema treats 4.0 and 4e0 as integers.
            if (json.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue)
            {
                return (long)exact;
            }
        }

        Mismatch(path, "an integer", json);
        return null;
    }

    public double? Number(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Mismatch(path, "a number", json);
        return null;
    }

    public bool? Boolean(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return json.GetBoolean();
        }

        Mismatch(path, "boolean", json);
        return null;
    }

    public int? Choice(JsonElement json, ParamField field, string path)
    {
        for (var i = 0; i < field.Values.Count; i++)
        {
            if (field.Values[i].Matches(json))
            {
                return field.Values[i].Number;
            }
        }

        var allowed = field.Values.Select(value => value.Json).ToArray();
        violations.Add(new Violation(path, "enum", $"{Shorten(json)} is not allowed. Allowed: {string.Join(", ", allowed)}.") { AllowedValues = allowed });
        return null;
    }

    /// <summary>Reports a value that does not have the expected type.</summary>
    public void Mismatch(string path, string expected, JsonElement json) =>
        violations.Add(new Violation(path, "type", $"{Shorten(json)} is not {expected}."));
}
