using Typed.Results;

namespace Typed;

/// <summary>The options of a <see cref="GenerationClient"/>.</summary>
public sealed record GenerationClientOptions
{
    /// <summary>How often open jobs are polled.</summary>
    public PollingOptions Polling { get; init; } = new();

    /// <summary>The known models, for requests by name: used to validate and price requests and to suggest names. Null for none.</summary>
    public ModelCatalog? Catalog { get; init; }

    /// <summary>The HTTP client for asset downloads. Must not send API keys. Null to use the library's own client.</summary>
    public HttpClient? AssetClient { get; init; }

    /// <summary>Whether assets may be downloaded from this machine or private networks. Default false. See <see cref="DownloadOptions.AllowPrivateHosts"/>.</summary>
    public bool AllowPrivateAssetHosts { get; init; }

    /// <summary>The maximum size of one asset in bytes. Default 10 GiB; must be above 0.</summary>
    public long MaxAssetBytes { get; init; } = AssetRules.DefaultMaxBytes;

    /// <summary>The API's URL, if the API may serve assets from this machine or a private network, as an emulator does; null for no exception.</summary>
    public Uri? ApiAddress { get; init; }
}
