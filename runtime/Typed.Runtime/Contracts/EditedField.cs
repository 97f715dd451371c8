using System.Globalization;
using System.Text.Json;
using Typed.Specification;

namespace Typed;

/// <summary>One field of a <see cref="ParamsEditor{T}"/>: a text that a form can bind to, and what is wrong with it.</summary>
public sealed class EditedField
{
    internal EditedField(ParamField field)
    {
        Field = field;
        Text = field.Default is { } json ? TextOf(json) : null;
    }

    /// <summary>The field with its constraints.</summary>
    public ParamField Field { get; }

    /// <summary>The allowed values as texts, for a list to choose from; empty if any value is allowed.</summary>
    public IEnumerable<string> Choices => Field.Values.Select(value => value.Text);

    /// <summary>
    /// The value as text, such as <c>10</c>, <c>true</c> or <c>16:9</c>; for a list of texts one item per line, for an object its JSON. Null or empty if the field is not sent.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>The value of a boolean field.</summary>
    public bool IsOn
    {
        get => Text == "true";
        set => Text = value ? "true" : "false";
    }

    /// <summary>What is wrong with the value according to the last check; empty if nothing is.</summary>
    public IReadOnlyList<string> Messages { get; internal set; } = [];

    internal bool IsSet => !string.IsNullOrEmpty(Text);

    internal static string? TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join("\n", json.EnumerateArray().Select(item => item.GetString())),
        _ => json.GetRawText(),
    };

    /// <summary>Writes the value in the form that the model expects. A text that has no such form is written as a string, so that the check reports it.</summary>
    internal void WriteValue(Utf8JsonWriter writer)
    {
        var text = Text!;
        if (Field.Values.FirstOrDefault(value => value.Text == text) is { } listed)
        {
            writer.WriteRawValue(listed.Json);
        }
        else if (Field is { Kind: ParamKind.List, Items.Kind: ParamKind.Text })
        {
            writer.WriteStartArray();
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
        }
        else if (Field.Kind is ParamKind.Text or ParamKind.Choice || !IsJson(text))
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text);
        }
    }

    private static string? TextOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TextOf(document.RootElement);
    }

    private static bool IsJson(string text)
    {
        // Numbers are the usual case; "1,5" and "five" are not numbers.
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) && text[0] is not '+' and not '.' && text[^1] != '.')
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
