namespace Typed;

/// <summary>What a <see cref="GenerationClient"/> needs beside its provider.</summary>
public sealed record GenerationClientOptions
{
    /// <summary>When open jobs are asked for.</summary>
    public PollingOptions Polling { get; init; } = new();

    /// <summary>The models that are known, for requests by name: checked and priced before they are sent, and suggested where a name is wrong. Null: none.</summary>
    public ModelCatalog? Catalog { get; init; }

    /// <summary>The HTTP client that assets are downloaded with; must not carry API keys. Null: one of the library's own.</summary>
    public HttpClient? AssetClient { get; init; }

    /// <summary>Whether assets may be fetched from this machine and private networks. Default false. See <see cref="DownloadOptions.AllowPrivateHosts"/>.</summary>
    public bool AllowPrivateAssetHosts { get; init; }

    /// <summary>The most bytes of one asset. Default 10 GiB; above 0.</summary>
    public long MaxAssetBytes { get; init; } = AssetRules.DefaultMaxBytes;

    /// <summary>Where the API is, if it may serve assets from this machine or a private network, as an emulator does; null for no exception.</summary>
    public Uri? ApiAddress { get; init; }
}
