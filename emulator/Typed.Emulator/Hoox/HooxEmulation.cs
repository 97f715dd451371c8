using System.Text.Json;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.Hoox;

/// <summary>How Hoox is emulated, where its documentation leaves a choice.</summary>
public sealed class HooxEmulation
{
    /// <summary>The limit of requests; null for none. Documented: 100 a minute.</summary>
    public RateLimit? RateLimit { get; init; } = new(100, TimeSpan.FromMinutes(1));

    /// <summary>Whether durations of answers are texts such as <c>"6s"</c>, as in the vendor's guide, or numbers, as on its pages.</summary>
    public bool DurationsAsText { get; init; }

    /// <summary>The price of one generation, in place of the price table: what the service knows and does not publish. Null: the table.</summary>
    public Func<HooxPriceQuestion, decimal>? Price { get; init; }
}

/// <summary>What the price of a generation may depend on: all that a pricing call takes.</summary>
/// <param name="Model">The model.</param>
/// <param name="Duration">Seconds, after coercion; null where the model has no duration.</param>
/// <param name="Resolution">The resolution, the model's default where none was given; null where it has none.</param>
/// <param name="Settings">Each setting with its value, the default where none was given.</param>
/// <param name="ImageCount">The number of reference images.</param>
public sealed record HooxPriceQuestion(
    string Model, int? Duration, string? Resolution, IReadOnlyDictionary<string, JsonElement> Settings, int ImageCount);
