using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Searching;

/// <summary>A query as a person or a program writes it. An unknown word is an error with the nearest known one, never an empty result.</summary>
internal sealed record QueryText
{
    private const int MaxSeconds = 100_000;

    public string? Provider { get; init; }

    public string? Kind { get; init; }

    /// <summary>Seconds, such as <c>10</c> or <c>10s</c>.</summary>
    public string? Duration { get; init; }

    public string? Resolution { get; init; }

    public string? AspectRatio { get; init; }

    public bool FirstFrame { get; init; }

    public bool LastFrame { get; init; }

    /// <summary>The highest price of a request with these values.</summary>
    public decimal? MaxCredits { get; init; }

    /// <summary>What comes before a name in messages, such as <c>--</c> of the command line.</summary>
    public string NamePrefix { get; init; } = "";

    /// <exception cref="ToolException">A word is unknown, or the duration is not a number of seconds.</exception>
    public ModelQuery ToQuery(IReadOnlyList<CatalogModel> models) => new()
    {
        Provider = Known("provider", Provider, models.Select(model => model.Provider)),
        Kind = Known("kind", Kind?.Replace('-', '_'), models.Select(model => model.Kind)) is { } kind ? new ModelKind(kind) : null,
        Duration = Duration is null ? null : Seconds(Duration),
        Resolution = Known("resolution", Resolution, models.SelectMany(model => model.Resolutions)),
        AspectRatio = Known("aspect-ratio", AspectRatio, models.SelectMany(model => model.AspectRatios)),
        MaxCredits = MaxCredits,
        FirstFrame = FirstFrame,
        LastFrame = LastFrame,
    };

    private string? Known(string name, string? text, IEnumerable<string> known) => KnownWord.Of(NamePrefix + name, text, known);

    // 10, 10s and "10 seconds" are the same duration.
    private TimeSpan Seconds(string text)
    {
        var number = text.Replace("seconds", "", StringComparison.OrdinalIgnoreCase).TrimEnd('s', ' ');
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < MaxSeconds
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new ToolException($"{NamePrefix}duration: {ServerText.Quote(text)} is not a duration. Write seconds, such as 5 or 5s.");
    }
}
