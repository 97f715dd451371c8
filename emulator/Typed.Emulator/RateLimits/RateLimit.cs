namespace Typed.Emulator.RateLimits;

/// <summary>How many requests a provider answers in a window of time.</summary>
/// <param name="Requests">How many.</param>
/// <param name="Window">The window, by the emulator's clock; <see cref="EmulatorOptions.Speed"/> shortens it.</param>
public sealed record RateLimit(int Requests, TimeSpan Window);
