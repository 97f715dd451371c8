using Typed.Providers;
using Typed.Results;

namespace Typed.Jobs;

/// <summary>The state shared by all jobs of one client.</summary>
internal sealed record JobContext(IGenerationProvider Provider, PollingOptions Polling, TimeProvider Time, AssetDownloader Downloader);
