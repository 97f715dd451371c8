using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>The price of a request, and the changes that the provider would make.</summary>
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

    /// <summary>The model, or null if not reported.</summary>
    public string? Model { get; }

    /// <summary>The price of one generation. Fractions of a credit occur.</summary>
    public decimal CostPerGeneration { get; }

    /// <summary>The price of all generations, or null if not reported.</summary>
    public decimal? TotalCost { get; }

    /// <summary>The unit, documented as always <c>credits</c>, or null if not reported.</summary>
    public string? Currency { get; }

    /// <summary>The number of generations that the price covers, or null if not reported.</summary>
    public int? GenerationCount { get; }

    /// <summary>The values that the provider would change, or empty if it would change none.</summary>
    public IReadOnlyList<HooxChange> WouldChange { get; }

    /// <summary>The provider's own list of changes, as received, or undefined if it changed nothing.</summary>
    public JsonElement Normalized { get; }

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; }

    internal static HooxPrice? Read(JsonElement json, JsonElement asked) =>
        TolerantJson.Decimal(json, "cost_per_generation") is { } each ? new HooxPrice(each, json, asked) : null;
}
