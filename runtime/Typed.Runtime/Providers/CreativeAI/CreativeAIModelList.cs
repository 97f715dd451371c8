using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The models that CreativeAI currently offers. The response format is not documented: names are read from commonly used formats.</summary>
/// <remarks>creativeai.run/api-docs § Available Models: the list is authoritative and has more than 15 models.</remarks>
public sealed class CreativeAIModelList
{
    internal CreativeAIModelList(JsonElement raw)
    {
        Raw = raw;
        var list = raw.ValueKind == JsonValueKind.Array ? raw : TolerantJson.Member(raw, "data") ?? TolerantJson.Member(raw, "models") ?? default;
        Names = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(NameOf).OfType<string>()] : [];
    }

    /// <summary>The names found: the entries, or their <c>id</c>, <c>name</c>, or <c>model</c>; empty if the format is unknown.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; }

    private static string? NameOf(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => TolerantJson.TextOf(entry),
        JsonValueKind.Object => TolerantJson.Text(entry, "id") ?? TolerantJson.Text(entry, "name") ?? TolerantJson.Text(entry, "model"),
        _ => null,
    };
}
