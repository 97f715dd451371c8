using System.Text.Json;
using Typed.Hoox.Wire;

namespace Typed.Hoox;

/// <summary>The price of a request, and the changes that the provider would make.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/pricing. Whether a start call changes values in the same way is not documented.</remarks>
public sealed class HooxPrice
{
    private HooxPrice(decimal each, PriceAnswer answer, JsonElement asked)
    {
        CostPerGeneration = each;
        Model = answer.Model;
        GenerationCount = answer.GenerationCount;
        TotalCost = answer.TotalCost;
        Currency = answer.Currency;
        Normalized = answer.Normalized;
        WouldChange = HooxChange.Read(Normalized, asked);
        Raw = answer.Raw;
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

    internal static HooxPrice? Of(PriceAnswer answer, JsonElement asked) => answer.CostPerGeneration is { } each ? new HooxPrice(each, answer, asked) : null;
}
