using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The models that CreativeAI offers now. The form of the answer is not documented: names are read from the forms in use elsewhere.</summary>
/// <remarks>creativeai.run/api-docs § Available Models: the list is the authority, and has more than 15 models.</remarks>
public sealed class CreativeAIModelList
{
    internal CreativeAIModelList(JsonElement raw)
    {
        Raw = raw;
        var list = raw.ValueKind == JsonValueKind.Array ? raw : TolerantJson.Member(raw, "data") ?? TolerantJson.Member(raw, "models") ?? default;
        Names = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(NameOf).OfType<string>()] : [];
    }

    /// <summary>The names that could be read: the entries, or their <c>id</c>, <c>name</c> or <c>model</c>; empty where the form is another one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The whole answer.</summary>
    public JsonElement Raw { get; }

    private static string? NameOf(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => TolerantJson.TextOf(entry),
        JsonValueKind.Object => TolerantJson.Text(entry, "id") ?? TolerantJson.Text(entry, "name") ?? TolerantJson.Text(entry, "model"),
        _ => null,
    };
}
