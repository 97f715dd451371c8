namespace Typed;

/// <summary>What a model should be able to do. What is not set is not asked for.</summary>
public sealed record ModelQuery
{
    /// <summary>What is made from what, such as <see cref="ModelKind.ImageToVideo"/>.</summary>
    public ModelKind? Kind { get; init; }

    /// <summary>One provider only; null for all.</summary>
    public string? Provider { get; init; }

    /// <summary>The length of the output.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The resolution in the providers' words, such as <c>1080p</c>; case does not count.</summary>
    public string? Resolution { get; init; }

    /// <summary>The aspect ratio in the providers' words, such as <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>Whether the model must take a picture that the video begins with.</summary>
    public bool FirstFrame { get; init; }

    /// <summary>Whether the model must take a picture that the video ends with.</summary>
    public bool LastFrame { get; init; }
}
