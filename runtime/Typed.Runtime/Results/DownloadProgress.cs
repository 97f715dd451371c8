namespace Typed;

/// <summary>The progress of a download.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="BytesReceived">The number of bytes received.</param>
/// <param name="TotalBytes">The number of bytes announced by the asset host; null if not announced.</param>
public readonly record struct DownloadProgress(Asset Asset, long BytesReceived, long? TotalBytes);
