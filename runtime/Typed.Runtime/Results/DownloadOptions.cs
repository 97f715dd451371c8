namespace Typed;

/// <summary>Options for downloading assets.</summary>
public sealed record DownloadOptions
{
    /// <summary>Whether to replace an existing file. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The maximum time without data from the asset host. Default 60 seconds; must be above 0.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The maximum size of one asset in bytes; null (the default) for the client's limit.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Whether an asset may be downloaded from this machine or a private network. Default false: the provider supplies the URL, which could
    /// point to services that only this machine can reach. The API's own address is always allowed.</summary>
    public bool AllowPrivateHosts { get; init; }

    internal static DownloadOptions Default { get; } = new();
}
