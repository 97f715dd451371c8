using System.Text.Json;
using Typed.Hoox.Wire;

namespace Typed.Hoox;

/// <summary>The price of a request, and the changes that the provider would make.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/pricing. Whether a start call changes values in the same way is not documented.</remarks>
public sealed class HooxPrice
{
    private readonly PriceAnswer _answer;

    private HooxPrice(decimal each, PriceAnswer answer, JsonElement asked)
    {
        _answer = answer;
        CostPerGeneration = each;
        WouldChange = HooxChange.Read(Normalized, asked);
    }

    /// <summary>The model, or null if not reported.</summary>
    public string? Model => _answer.Model;

    /// <summary>The price of one generation. Fractions of a credit occur.</summary>
    public decimal CostPerGeneration { get; }

    /// <summary>The price of all generations, or null if not reported.</summary>
    public decimal? TotalCost => _answer.TotalCost;

    /// <summary>The unit, documented as always <c>credits</c>, or null if not reported.</summary>
    public string? Currency => _answer.Currency;

    /// <summary>The number of generations that the price covers, or null if not reported.</summary>
    public int? GenerationCount => _answer.GenerationCount;

    /// <summary>The values that the provider would change, or empty if it would change none.</summary>
    public IReadOnlyList<HooxChange> WouldChange { get; }

    /// <summary>The provider's own list of changes, as received, or undefined if it changed nothing.</summary>
    public JsonElement Normalized => _answer.Normalized;

    /// <summary>The complete response.</summary>
    public JsonElement Raw => _answer.Raw;

    internal static HooxPrice? Of(PriceAnswer answer, JsonElement asked) => answer.CostPerGeneration is { } each ? new HooxPrice(each, answer, asked) : null;
}
