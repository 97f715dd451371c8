namespace Typed;

/// <summary>What a model makes from what. A kind that is not listed here keeps its text.</summary>
/// <param name="Value">The kind as the provider spells it.</param>
public readonly record struct ModelKind(string Value)
{
    /// <summary>An image from text.</summary>
    public static ModelKind TextToImage { get; } = new("text_to_image");

    /// <summary>An image from one or more images.</summary>
    public static ModelKind ImageToImage { get; } = new("image_to_image");

    /// <summary>A video from text.</summary>
    public static ModelKind TextToVideo { get; } = new("text_to_video");

    /// <summary>A video from one or more images.</summary>
    public static ModelKind ImageToVideo { get; } = new("image_to_video");

    /// <summary>A video from a video.</summary>
    public static ModelKind VideoToVideo { get; } = new("video_to_video");

    /// <summary>Sound from text.</summary>
    public static ModelKind TextToAudio { get; } = new("text_to_audio");

    /// <summary>Sound from sound.</summary>
    public static ModelKind AudioToAudio { get; } = new("audio_to_audio");

    /// <summary>The kind as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}
