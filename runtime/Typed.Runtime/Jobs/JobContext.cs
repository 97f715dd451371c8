using Typed.Providers;

namespace Typed;

/// <summary>What all jobs of one client share.</summary>
internal sealed record JobContext(IGenerationProvider Provider, PollingOptions Polling, TimeProvider Time, AssetDownloader Downloader);
