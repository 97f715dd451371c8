using System.Text.Json;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.Hoox;

/// <summary>Settings for Hoox behavior that its documentation leaves open.</summary>
public sealed class HooxEmulation
{
    /// <summary>The request rate limit; null for none. The documented limit is 100 per minute.</summary>
    public RateLimit? RateLimit { get; init; } = new(100, TimeSpan.FromMinutes(1));

    /// <summary>Whether responses contain durations as strings such as <c>"6s"</c>, as in the vendor's guide, or as numbers, as on its pages.</summary>
    public bool DurationsAsText { get; init; }

    /// <summary>Calculates the price of one generation instead of the price table, for prices that the service does not publish. Null to use the table.</summary>
    public Func<HooxPriceQuestion, decimal>? Price { get; init; }
}

/// <summary>The inputs that a generation's price may depend on: everything that a pricing call accepts.</summary>
/// <param name="Model">The model.</param>
/// <param name="Duration">The duration in seconds, after coercion; null if the model has no duration.</param>
/// <param name="Resolution">The resolution, or the model's default if not specified; null if the model has none.</param>
/// <param name="Settings">Each setting with its value, or its default if not specified.</param>
/// <param name="ImageCount">The number of reference images.</param>
public sealed record HooxPriceQuestion(
    string Model, int? Duration, string? Resolution, IReadOnlyDictionary<string, JsonElement> Settings, int ImageCount);
