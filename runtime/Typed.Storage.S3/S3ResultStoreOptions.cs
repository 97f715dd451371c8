namespace Typed.Storage.S3;

/// <summary>Options for an <see cref="S3ResultStore"/>.</summary>
public sealed record S3ResultStoreOptions
{
    /// <summary>The smallest part of a large file that S3 accepts: 5 MiB.</summary>
    internal const long MinPartBytes = 5 * 1024 * 1024;

    /// <summary>The largest part that S3 accepts: 5 GiB.</summary>
    internal const long MaxPartBytes = 5L * 1024 * 1024 * 1024;

    /// <summary>The name of the bucket. It must exist.</summary>
    public required string Bucket { get; init; }

    /// <summary>The first part of each object's key, such as <c>results/</c>. Default: empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The length of a part in bytes, from 5 MiB to 5 GiB. A longer file is sent in several parts. Default 16 MiB.</summary>
    public long PartBytes { get; init; } = 16 * 1024 * 1024;

    internal void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrEmpty(Bucket);
        ArgumentNullException.ThrowIfNull(Prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(PartBytes, MinPartBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PartBytes, MaxPartBytes);
    }
}
