using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Typed.Tracking;

namespace Typed.Storage.S3;

/// <summary>Stores results in Amazon S3, or in an object store with the same API. Thread-safe.</summary>
/// <remarks>The key of an object is <c>{Prefix}{job key}/{name}</c>. Its metadata contain the SHA-256 hash of the file, by which a file that is already there is recognized.
/// The store checks the hash of each request, and refuses bytes that changed on the way.</remarks>
public sealed class S3ResultStore : IResultStore
{
    private const string HashKey = "x-amz-meta-typed-sha256";
    private readonly IAmazonS3 _client;
    private readonly S3ResultStoreOptions _options;
    private readonly PartUpload _parts;

    /// <summary>Creates a store.</summary>
    /// <param name="client">The client, with credentials and region or address. The application disposes it.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public S3ResultStore(IAmazonS3 client, S3ResultStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        (_client, _options) = (client, options);
        _parts = new PartUpload(client, options);
    }

    /// <inheritdoc/>
    public async Task<Uri> StoreAsync(ResultFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var key = $"{_options.Prefix}{file.JobKey:N}/{file.Name}";
        try
        {
            if (!await IsThereAsync(key, file, cancellationToken).ConfigureAwait(false))
            {
                await (file.Length > _options.PartBytes
                    ? SendPartsAsync(key, file, cancellationToken)
                    : PutAsync(key, file, cancellationToken)).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            // Not the message of the service: it may name the access key.
            var code = (exception as AmazonServiceException)?.ErrorCode;
            throw new ResultStoreException($"The object '{key}' could not be stored: {(string.IsNullOrEmpty(code) ? exception.GetType().Name : code)}.", exception);
        }

        return new Uri($"s3://{_options.Bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}");
    }

    private async Task<bool> IsThereAsync(string key, ResultFile file, CancellationToken cancellationToken)
    {
        try
        {
            var found = await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            return found.ContentLength == file.Length && string.Equals(found.Metadata[HashKey], file.Sha256, StringComparison.OrdinalIgnoreCase);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // Forbidden: a user who may only write. If the key is wrong, the write says so, and why.
            return false;
        }
    }

    // The library reports a timeout as such or as a cancellation, and a broken connection as an IOException.
    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        ResultStoreException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or UnauthorizedAccessException or TimeoutException,
    };

    private async Task SendPartsAsync(string key, ResultFile file, CancellationToken cancellationToken)
    {
        try
        {
            // The upload that was continued may be one of another content with the same beginning. Then the object has the hash of that one.
            if (await _parts.SendAsync(key, file, HashKey, cancellationToken).ConfigureAwait(false)
                && !await IsThereAsync(key, file, cancellationToken).ConfigureAwait(false))
            {
                await _parts.SendAsync(key, file, HashKey, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchUpload")
        {
            // Another writer may have completed it, or an earlier request whose answer was lost.
            if (!await IsThereAsync(key, file, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }

    private async Task PutAsync(string key, ResultFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await file.ReadAsync(0, file.Length, hash.AppendData, cancellationToken).ConfigureAwait(false);
        file.ThrowIfOther(hash.GetHashAndReset());
        var request = new PutObjectRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            FilePath = file.Path,
            // The whole request is signed and checked, and stores without Amazon's chunks understand it.
            UseChunkEncoding = false,
            ChecksumSHA256 = Convert.ToBase64String(Convert.FromHexString(file.Sha256)),
        };
        if (file.ContentType is { } type)
        {
            request.ContentType = type;
        }

        request.Metadata[HashKey] = file.Sha256;
        await _client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
