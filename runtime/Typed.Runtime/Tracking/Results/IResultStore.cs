namespace Typed.Tracking;

/// <summary>Stores the results of jobs in a place other than a directory, such as an object store. Thread-safe.</summary>
public interface IResultStore
{
    /// <summary>Stores a file. It appears whole or not at all. Storing the same file of the same job again transfers nothing.</summary>
    /// <param name="file">The file, complete on the local disk until the task completes.</param>
    /// <param name="cancellationToken">Cancels the operation. What was transferred is continued by the next attempt, if the store supports it.</param>
    /// <returns>The address of the stored file, for the journal.</returns>
    /// <exception cref="ResultStoreException">The file could not be stored. The tracker tries again.</exception>
    Task<Uri> StoreAsync(ResultFile file, CancellationToken cancellationToken);
}

/// <summary>A file of a job's result, on its way to a store.</summary>
public sealed record ResultFile
{
    /// <summary>The tracker's key for the job.</summary>
    public required Guid JobKey { get; init; }

    /// <summary>The provider's key.</summary>
    public required string Provider { get; init; }

    /// <summary>The name: safe as a file name, unique within the job, and the same at each attempt.</summary>
    public required string Name { get; init; }

    /// <summary>The media type that the asset host stated; null if it stated none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The file on the local disk.</summary>
    public required string Path { get; init; }

    /// <summary>The length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 hash of the content, in lowercase hex.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A file could not be stored.</summary>
/// <param name="message">The reason.</param>
/// <param name="innerException">The cause.</param>
public sealed class ResultStoreException(string message, Exception? innerException = null) : IOException(message, innerException);
