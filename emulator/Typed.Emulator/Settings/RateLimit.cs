namespace Typed.Emulator.RateLimits;

/// <summary>How many requests a provider accepts in a time window.</summary>
/// <param name="Requests">The number of requests.</param>
/// <param name="Window">The length of the window, by the emulator's clock; <see cref="EmulatorOptions.Speed"/> shortens it.</param>
public sealed record RateLimit(int Requests, TimeSpan Window);
