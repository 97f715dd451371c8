using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Reads lists of texts.</summary>
internal static class HooxTexts
{
    public static IReadOnlyList<string> Of(JsonElement json, string name) =>
        TolerantJson.Member(json, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(TolerantJson.TextOf).OfType<string>()]
            : [];
}
