namespace Typed;

/// <summary>A model's kind of input and output. Kinds not listed here keep their text.</summary>
/// <param name="Value">The kind as the provider spells it.</param>
public readonly record struct ModelKind(string Value)
{
    /// <summary>Text to image.</summary>
    public static ModelKind TextToImage { get; } = new("text_to_image");

    /// <summary>One or more images to image.</summary>
    public static ModelKind ImageToImage { get; } = new("image_to_image");

    /// <summary>Text to video.</summary>
    public static ModelKind TextToVideo { get; } = new("text_to_video");

    /// <summary>One or more images to video.</summary>
    public static ModelKind ImageToVideo { get; } = new("image_to_video");

    /// <summary>Video to video.</summary>
    public static ModelKind VideoToVideo { get; } = new("video_to_video");

    /// <summary>Text to audio.</summary>
    public static ModelKind TextToAudio { get; } = new("text_to_audio");

    /// <summary>Audio to audio.</summary>
    public static ModelKind AudioToAudio { get; } = new("audio_to_audio");

    /// <summary>Returns the kind as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}
