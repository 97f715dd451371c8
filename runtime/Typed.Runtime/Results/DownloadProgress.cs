namespace Typed;

/// <summary>How far a download is.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="BytesReceived">The bytes that have arrived.</param>
/// <param name="TotalBytes">The bytes that the asset host has announced; null where it has not.</param>
public readonly record struct DownloadProgress(Asset Asset, long BytesReceived, long? TotalBytes);
