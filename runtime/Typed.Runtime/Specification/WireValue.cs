using System.Text;
using System.Text.Json;

namespace Typed.Specification;

/// <summary>One allowed value of a field: the number of its C# enum member and its exact form on the wire.</summary>
public sealed class WireValue
{
    private readonly byte[] _utf8;

    /// <summary>A value that is a string on the wire.</summary>
    /// <param name="number">The enum member's number.</param>
    /// <param name="text">The text, without quotes.</param>
    public WireValue(int number, string text)
        : this(number, text, $"\"{JsonEncodedText.Encode(text)}\"")
    {
    }

    /// <summary>A value that is another JSON literal on the wire, such as a number.</summary>
    /// <param name="number">The enum member's number.</param>
    /// <param name="text">The value as a reader would write it.</param>
    /// <param name="json">The JSON literal.</param>
    public WireValue(int number, string text, string json)
    {
        Number = number;
        Text = text;
        Json = json;
        _utf8 = Encoding.UTF8.GetBytes(json);
    }

    /// <summary>The enum member's number; for a duration its seconds.</summary>
    public int Number { get; }

    /// <summary>The value as text: <c>5</c> for both "5" and 5.</summary>
    public string Text { get; }

    /// <summary>The value as JSON: <c>"5"</c> with its quotes, or <c>5</c>.</summary>
    public string Json { get; }

    /// <summary>The JSON.</summary>
    public override string ToString() => Json;

    internal ReadOnlySpan<byte> Utf8 => _utf8;

    internal bool Matches(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Json[0] == '"' && json.ValueEquals(Text),
        JsonValueKind.Number => Json[0] != '"' && (json.GetRawText() == Json || SameNumber(json.GetRawText(), Json)),
        _ => json.GetRawText() == Json,
    };

    // 4 and 4.0 are the same number to JSON Schema.
    private static bool SameNumber(string left, string right) =>
        decimal.TryParse(left, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var a)
        && decimal.TryParse(right, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var b)
        && a == b;
}
