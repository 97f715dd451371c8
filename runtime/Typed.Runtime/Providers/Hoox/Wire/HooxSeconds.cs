using System.Globalization;
using System.Text.Json;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox.Wire;

/// <summary>Reads a length: 8, "8", and "8s" all occur.</summary>
/// <remarks>A number on docs.hoox.video/api-reference/assets/status, a text with a unit in the vendor's guide.</remarks>
internal sealed class HooxSeconds : WireConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(LiteralOf(ref reader));

    /// <summary>Reads a length that is not a member of a record.</summary>
    public static TimeSpan? Read(JsonElement value) => Parse(value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => TolerantJson.TextOf(value),
        _ => null,
    });

    private static TimeSpan? Parse(string? text)
    {
        text = text?.Trim();
        if (text is [.., 's' or 'S'])
        {
            text = text[..^1];
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds) && seconds <= int.MaxValue
            ? TimeSpan.FromSeconds((double)seconds)
            : null;
    }
}
