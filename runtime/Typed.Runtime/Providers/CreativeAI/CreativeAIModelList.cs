using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI;

/// <summary>The models that CreativeAI currently offers. The response format is not documented: names are read from commonly used formats.</summary>
/// <remarks>creativeai.run/api-docs § Available Models: the list is authoritative and has more than 15 models.</remarks>
public sealed class CreativeAIModelList
{
    internal CreativeAIModelList(JsonElement raw)
    {
        Raw = raw;
        var answer = WireObject.Read(raw, CreativeAIWire.Default.ModelsAnswer);
        var list = raw.ValueKind == JsonValueKind.Array ? raw : answer.Data.ValueKind != JsonValueKind.Undefined ? answer.Data : answer.Models;
        Names = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(NameOf).OfType<string>()] : [];
    }

    /// <summary>The names found: the entries, or their <c>id</c>, <c>name</c>, or <c>model</c>; empty if the format is unknown.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; }

    private static string? NameOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.String ? TolerantJson.TextOf(entry)
        : WireObject.Read(entry, CreativeAIWire.Default.ModelAnswer) is var model ? model.Id ?? model.Name ?? model.Model : null;
}
