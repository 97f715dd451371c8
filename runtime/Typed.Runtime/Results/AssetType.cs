namespace Typed;

/// <summary>The type of an asset. Types not listed here keep their text.</summary>
/// <param name="Value">The type as the provider spells it.</param>
public readonly record struct AssetType(string Value)
{
    /// <summary>An image.</summary>
    public static AssetType Image { get; } = new("image");

    /// <summary>A video.</summary>
    public static AssetType Video { get; } = new("video");

    /// <summary>Audio.</summary>
    public static AssetType Audio { get; } = new("audio");

    /// <summary>Returns the type as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}
