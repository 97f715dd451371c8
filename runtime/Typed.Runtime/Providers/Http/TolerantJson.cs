using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Reads JSON of any form without exceptions: of an answer before its form is known, of errors, and of parameters.</summary>
internal static class TolerantJson
{
    /// <summary>Stands for the name of a member that cannot be read.</summary>
    public const string InvalidName = "?";

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

    /// <summary>Reads an http or https URL. Returns null for any other text.</summary>
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
            return InvalidName;
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
}
