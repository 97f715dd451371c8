namespace Typed.Providers.Clients;

/// <summary>What the options of each built-in provider state for its client.</summary>
internal interface IClientSettings
{
    Uri BaseAddress { get; }

    PollingOptions Polling { get; }

    ModelCatalog? Catalog { get; }

    HttpClient? AssetClient { get; }

    bool AllowPrivateAssetHosts { get; }
}
