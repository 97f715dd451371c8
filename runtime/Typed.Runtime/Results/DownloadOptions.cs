namespace Typed;

/// <summary>How assets are downloaded.</summary>
public sealed record DownloadOptions
{
    /// <summary>Whether a file that is there already is replaced. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How long the asset host may send nothing. Default 60 seconds; above 0.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes of one asset; null (the default) for the client's limit.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Whether an asset may be fetched from this machine or a private network. Default false: an address comes from the provider, and could
    /// lead to services that only this machine reaches. The API's own address is always allowed.</summary>
    public bool AllowPrivateHosts { get; init; }

    internal static DownloadOptions Default { get; } = new();
}
