using System.Text;
using System.Text.Json;

namespace Typed.Specification;

/// <summary>One allowed value of a field: its C# enum member's number and its exact wire form.</summary>
public sealed class WireValue
{
    private readonly byte[] _utf8;
    private readonly bool _isEscaped;

    /// <summary>Creates a value that is a string on the wire.</summary>
    /// <param name="number">The enum member's number.</param>
    /// <param name="text">The text, without quotes.</param>
    public WireValue(int number, string text)
        : this(number, text, PlainText.Quote(text))
    {
    }

    /// <summary>Creates a value that is another JSON literal on the wire, such as a number.</summary>
    /// <param name="number">The enum member's number.</param>
    /// <param name="text">The value in readable form.</param>
    /// <param name="json">The JSON literal.</param>
    public WireValue(int number, string text, string json)
    {
        Number = number;
        Text = text;
        Json = json;
        _utf8 = Encoding.UTF8.GetBytes(json);
        _isEscaped = json.Contains('\\', StringComparison.Ordinal);
    }

    /// <summary>The enum member's number. For a duration, the seconds.</summary>
    public int Number { get; }

    /// <summary>The value as text: <c>5</c> for both "5" and 5.</summary>
    public string Text { get; }

    /// <summary>The value as JSON: <c>"5"</c> with its quotes, or <c>5</c>.</summary>
    public string Json { get; }

    /// <summary>Returns the JSON.</summary>
    public override string ToString() => Json;

    internal ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Whether the reader is at this value. False also for a number that is written otherwise, such as 4.0 for 4.</summary>
    internal bool IsAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => _utf8[0] == (byte)'"' && reader.ValueTextEquals(_isEscaped ? Encoding.UTF8.GetBytes(Text) : _utf8.AsSpan(1, _utf8.Length - 2)),
        JsonTokenType.Number => !reader.HasValueSequence && reader.ValueSpan.SequenceEqual(_utf8),
        _ => false,
    };

    internal bool Matches(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Json[0] == '"' && (_isEscaped ? json.ValueEquals(Text) : json.ValueEquals(_utf8.AsSpan(1, _utf8.Length - 2))),
        JsonValueKind.Number => Json[0] != '"' && (json.GetRawText() == Json || SameNumber(json.GetRawText(), Json)),
        _ => json.GetRawText() == Json,
    };

    // JSON Schema treats 4 and 4.0 as the same number.
    private static bool SameNumber(string left, string right) =>
        decimal.TryParse(left, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var a)
        && decimal.TryParse(right, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var b)
        && a == b;
}
