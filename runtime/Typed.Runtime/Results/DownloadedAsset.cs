namespace Typed;

/// <summary>A downloaded asset on disk.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Path">The full path of the file.</param>
/// <param name="Length">The file's length in bytes.</param>
public sealed record DownloadedAsset(Asset Asset, string Path, long Length);
