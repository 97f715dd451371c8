namespace Typed;

/// <summary>How assets are downloaded.</summary>
public sealed record DownloadOptions
{
    /// <summary>Whether a file that is there already is replaced. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How long the asset host may send nothing. Default 60 seconds; above 0.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most bytes that are taken for one asset; null (the default) for no limit.</summary>
    public long? MaxBytes { get; init; }

    internal static DownloadOptions Default { get; } = new();
}
