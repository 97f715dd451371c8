using System.Globalization;
using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Reads members whose documented and actual types differ, such as a number sent as text. Other values read as null and stay in the raw JSON.</summary>
internal static class TolerantJson
{
    /// <summary>Parses the JSON of a response. Returns null if it is not JSON.</summary>
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

    /// <summary>Gets a member. Returns null if it is missing or JSON null.</summary>
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && ValueOf(json, name) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value ? value : null;

    /// <summary>Gets a text that is not empty.</summary>
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

    /// <summary>Gets a time. Times in the year 9999 read as null, because adding to them, such as a lifetime, would overflow.</summary>
    public static DateTimeOffset? Time(JsonElement json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year < 9999 ? time : null;

    public static Uri? HttpUrl(JsonElement json, string name) => HttpUrl(Text(json, name));

    public static Uri? HttpUrl(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http") ? url : null;

    /// <summary>Gets the value of a text. Returns null if its escapes are invalid, such as half a surrogate pair.</summary>
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

    /// <summary>Gets the name of a member. A name with invalid escapes, such as half a surrogate pair, reads as "?".</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    /// <summary>Gets the value of a member of an object. Returns undefined if it is missing.</summary>
    public static JsonElement ValueOf(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // The name of another member has invalid escapes.
            return json.EnumerateObject().LastOrDefault(member => NameOf(member) == name).Value;
        }
    }

    private static string? Literal(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.String } text => TextOf(text),
        _ => null,
    };
}
