namespace Typed.Providers.Clients;

/// <summary>Creates the options of a client.</summary>
internal static class ClientSettings
{
    public static GenerationClientOptions ToClientOptions(this IClientSettings settings) => new()
    {
        Polling = settings.Polling,
        Catalog = settings.Catalog,
        AssetClient = settings.AssetClient,
        AllowPrivateAssetHosts = settings.AllowPrivateAssetHosts,
        ApiAddress = settings.BaseAddress,
    };
}
