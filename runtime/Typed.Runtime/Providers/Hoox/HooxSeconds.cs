using System.Globalization;
using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Reads a length: 8, "8", and "8s" all occur.</summary>
/// <remarks>A number on docs.hoox.video/api-reference/assets/status, a text with a unit in the vendor's guide.</remarks>
internal static class HooxSeconds
{
    public static TimeSpan? Read(JsonElement json, string name) => TolerantJson.Member(json, name) is { } value ? Read(value) : null;

    public static TimeSpan? Read(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => TolerantJson.TextOf(value)?.Trim(),
            _ => null,
        };
        if (text is [.., 's' or 'S'])
        {
            text = text[..^1];
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds) && seconds <= int.MaxValue
            ? TimeSpan.FromSeconds((double)seconds)
            : null;
    }
}
