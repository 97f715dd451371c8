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

    /// <summary>Whether the model must accept an image as the first frame of the video.</summary>
    public bool FirstFrame { get; init; }

    /// <summary>Whether the model must accept an image as the last frame of the video.</summary>
    public bool LastFrame { get; init; }
}
