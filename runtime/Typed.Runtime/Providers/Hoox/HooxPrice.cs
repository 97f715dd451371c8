using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>What a request would cost, and what the provider would make of it.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/pricing. Whether a start call changes values in the same way is not documented.</remarks>
public sealed class HooxPrice
{
    private HooxPrice(decimal each, JsonElement raw, JsonElement asked)
    {
        CostPerGeneration = each;
        Model = TolerantJson.Text(raw, "model");
        GenerationCount = TolerantJson.Integer(raw, "generation_count");
        TotalCost = TolerantJson.Decimal(raw, "total_cost");
        Currency = TolerantJson.Text(raw, "currency");
        Normalized = TolerantJson.Member(raw, "normalized") ?? default;
        WouldChange = HooxChange.Read(Normalized, asked);
        Raw = raw;
    }

    /// <summary>The model; null where not said.</summary>
    public string? Model { get; }

    /// <summary>The price of one generation; parts of a credit occur.</summary>
    public decimal CostPerGeneration { get; }

    /// <summary>The price of all generations; null where not said.</summary>
    public decimal? TotalCost { get; }

    /// <summary>The unit, documented as always <c>credits</c>; null where not said.</summary>
    public string? Currency { get; }

    /// <summary>How many generations it is for; null where not said.</summary>
    public int? GenerationCount { get; }

    /// <summary>What the provider would do otherwise than asked; empty where it would do as asked.</summary>
    public IReadOnlyList<HooxChange> WouldChange { get; }

    /// <summary>The provider's own account of what it changed, as it came; undefined where it changed nothing.</summary>
    public JsonElement Normalized { get; }

    /// <summary>The whole answer.</summary>
    public JsonElement Raw { get; }

    internal static HooxPrice? Read(JsonElement json, JsonElement asked) =>
        TolerantJson.Decimal(json, "cost_per_generation") is { } each ? new HooxPrice(each, json, asked) : null;
}
