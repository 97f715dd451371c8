using System.Globalization;
using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Reads members of answers whose documented and real types differ: a number may come as text. What does not fit is null, and stays in the raw JSON.</summary>
internal static class TolerantJson
{
    /// <summary>The JSON of an answer, or null where it is none.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member; null where it is missing or JSON null.</summary>
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text that is not empty.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value && TextOf(value) is { Length: > 0 } text ? text : null;

    public static decimal? Decimal(JsonElement json, string name) =>
        decimal.TryParse(Literal(json, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? Integer(JsonElement json, string name) =>
        Decimal(json, name) is { } number and >= int.MinValue and <= int.MaxValue && number == decimal.Truncate(number) ? (int)number : null;

    public static bool? Flag(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    public static TimeSpan? Seconds(JsonElement json, string name) =>
        Decimal(json, name) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds((double)seconds) : null;

    /// <summary>A time. The last year that there is has no room for what is added to it, such as a lifetime, and counts as none.</summary>
    public static DateTimeOffset? Time(JsonElement json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year < 9999 ? time : null;

    public static Uri? HttpUrl(JsonElement json, string name) => HttpUrl(Text(json, name));

    public static Uri? HttpUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http") ? url : null;

    /// <summary>A text's value; null where its escapes make no text, such as half a surrogate pair.</summary>
    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Literal(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.String } text => TextOf(text),
        _ => null,
    };
}
