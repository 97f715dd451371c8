namespace Typed;

/// <summary>What an asset is. A type that is not listed here keeps its text.</summary>
/// <param name="Value">The type as the provider spells it.</param>
public readonly record struct AssetType(string Value)
{
    /// <summary>An image.</summary>
    public static AssetType Image { get; } = new("image");

    /// <summary>A video.</summary>
    public static AssetType Video { get; } = new("video");

    /// <summary>Sound.</summary>
    public static AssetType Audio { get; } = new("audio");

    /// <summary>The type as the provider spells it.</summary>
    public override string ToString() => Value ?? "";
}
