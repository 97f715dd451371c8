using System.Globalization;
using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Tracking.Webhooks;

/// <summary>Finds a value in a message by the name of a member, or by a JSON pointer (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>Returns an id: a non-empty text, or the digits of an integer. A number with a fraction or an exponent is not an id.</summary>
    public static string? Id(JsonElement json, string path) => Find(json, path) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.GetRawText() is var digits && digits.All(char.IsAsciiDigit) => digits,
        var other => TextOf(other),
    };

    /// <summary>Returns a non-empty text.</summary>
    public static string? Text(JsonElement json, string path) => TextOf(Find(json, path));

    private static string? TextOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && TolerantJson.TextOf(text) is { Length: > 0 } found ? found : null;

    /// <summary>Returns the value at a JSON pointer; the empty pointer is the whole value. Null if there is none, or if it is JSON null.</summary>
    public static JsonElement? At(JsonElement json, string pointer) => pointer.Length == 0 ? json : Find(json, pointer);

    private static JsonElement? Find(JsonElement json, string path)
    {
        if (!path.StartsWith('/'))
        {
            return TolerantJson.Member(json, path);
        }

        JsonElement? value = json;
        foreach (var token in path.Split('/').Skip(1))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            value = value switch
            {
                { ValueKind: JsonValueKind.Object } parent => TolerantJson.Member(parent, name),
                { ValueKind: JsonValueKind.Array } list
                    when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.GetArrayLength() => list[index],
                _ => null,
            };
        }

        return value;
    }
}
