using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Refresh.Fetching;
using Typed.Schema.Naming;

namespace Typed.Refresh.Searching;

/// <summary>A query as a person or a program writes it. An unknown word is an error with the nearest known one, never an empty result.</summary>
internal sealed record QueryText
{
    public string? Provider { get; init; }

    public string? Kind { get; init; }

    /// <summary>Seconds, such as <c>10</c> or <c>10s</c>.</summary>
    public string? Duration { get; init; }

    public string? Resolution { get; init; }

    public string? AspectRatio { get; init; }

    public bool FirstFrame { get; init; }

    public bool LastFrame { get; init; }

    /// <exception cref="ToolException">A word is unknown, or the duration is not a number of seconds.</exception>
    public ModelQuery ToQuery(IReadOnlyList<CatalogModel> models) => new()
    {
        Provider = Provider is null ? null : Known("provider", Provider, models.Select(model => model.Provider)),
        Kind = Kind is null ? null : new ModelKind(Known("kind", Kind.Replace('-', '_'), models.Select(model => model.Kind))),
        Duration = Duration is null ? null : Seconds(Duration),
        Resolution = Resolution is null ? null : Known("resolution", Resolution, models.SelectMany(model => model.Resolutions)),
        AspectRatio = AspectRatio is null ? null : Known("aspect ratio", AspectRatio, models.SelectMany(model => model.AspectRatios)),
        FirstFrame = FirstFrame,
        LastFrame = LastFrame,
    };

    private static string Known(string what, string text, IEnumerable<string> known)
    {
        var names = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.TryGetValue(text, out var name) ? name : throw new ToolException($"No model has the {what} {ServerText.Quote(text)}.{Suggestion.For(text, names)}");
    }

    private static TimeSpan Seconds(string text)
    {
        const int Day = 24 * 3600;
        if (EnumNames.SecondsOf(text) is { } seconds and > 0 and <= Day)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact) && exact is > 0 and <= Day
            ? TimeSpan.FromTicks((long)(exact * TimeSpan.TicksPerSecond))
            : throw new ToolException($"{ServerText.Quote(text)} is not a duration. Write it in seconds, such as 10 or 10s.");
    }
}
