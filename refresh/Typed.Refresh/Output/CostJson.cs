using System.Text.Json.Nodes;

namespace Typed.Refresh.Output;

/// <summary>Writes a cost as JSON. An unknown price is null with a reason, never 0.</summary>
internal static class CostJson
{
    public static JsonObject Of(Cost cost) => new()
    {
        ["credits"] = cost.Credits,
        ["at_least"] = cost.AtLeast,
        ["at_most"] = cost.AtMost,
        ["certainty"] = cost.Certainty.ToString().ToLowerInvariant(),
        ["unit"] = cost.Unit,
        ["reason"] = cost.Reason,
        ["as_of"] = cost.Table?.AsOf,
        ["retrieved"] = cost.Table?.Retrieved,
        ["source"] = cost.Table?.Source,
        ["note"] = cost.Note,
    };
}
