using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Typed.Emulator.CreativeAI;

/// <summary>Counts requests in windows of a minute of the emulator's clock: all of them, and some kinds of their own.</summary>
internal sealed class CreativeAIRateLimits(EmulatorOptions options, TimeProvider time)
{
    public const string VideoCreate = "video create";
    public const string VideoStatus = "video status";
    private const string Tier = "tier";
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Begin, int Count)> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts a request and writes the headers of the tightest limit.</summary>
    /// <param name="kind">The kind that has a limit of its own; null for the tier's only.</param>
    /// <param name="response">Gets the headers.</param>
    /// <returns>Whether it may go on.</returns>
    public bool TryTake(string? kind, HttpResponse response)
    {
        var behaviour = options.CreativeAI;
        var readings = new List<(int Limit, int Left, TimeSpan Reset)>();
        lock (_gate)
        {
            readings.Add(Take(Tier, behaviour.RequestsPerMinute));
            if (kind is not null)
            {
                readings.Add(Take(kind, kind == VideoCreate ? behaviour.VideoCreatesPerMinute : behaviour.VideoStatusesPerMinute));
            }
        }

        var (limit, left, reset) = readings.MinBy(reading => reading.Left);
        // The unit is not documented; seconds from now is the emulator's choice.
        var seconds = Text((int)Math.Ceiling(reset.TotalSeconds));
        response.Headers["X-RateLimit-Limit"] = Text(limit);
        response.Headers["X-RateLimit-Remaining"] = Text(Math.Max(0, left));
        response.Headers["X-RateLimit-Reset"] = seconds;
        if (left >= 0)
        {
            return true;
        }

        response.Headers.RetryAfter = seconds;
        return false;
    }

    private (int Limit, int Left, TimeSpan Reset) Take(string name, int limit)
    {
        var now = time.GetUtcNow();
        var length = s_window / options.Speed;
        if (!_windows.TryGetValue(name, out var window) || now - window.Begin >= length)
        {
            window = (now, 0);
        }

        // One that is refused takes nothing from the window.
        var left = limit - window.Count - 1;
        _windows[name] = left < 0 ? window : (window.Begin, window.Count + 1);
        return (limit, left, window.Begin + length - now);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
