namespace Typed;

/// <summary>The requirements for a model. A property that is not set is not a requirement.</summary>
public sealed record ModelQuery
{
    /// <summary>The kind of input and output, such as <see cref="ModelKind.ImageToVideo"/>.</summary>
    public ModelKind? Kind { get; init; }

    /// <summary>The only provider to search; null for all.</summary>
    public string? Provider { get; init; }

    /// <summary>The length of the output.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The resolution as providers write it, such as <c>1080p</c>; not case-sensitive.</summary>
    public string? Resolution { get; init; }

    /// <summary>The aspect ratio as providers write it, such as <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>
    /// The highest acceptable cost of one request, in the provider's unit, with the values of this query and documented defaults for all others. A model whose price is
    /// unknown, or for which a source states a higher price, is unsure.
    /// </summary>
    public decimal? MaxCredits { get; init; }

    /// <summary>Whether the model must accept an image as the first frame of the video.</summary>
    public bool FirstFrame { get; init; }

    /// <summary>Whether the model must accept an image as the last frame of the video.</summary>
    public bool LastFrame { get; init; }
}
