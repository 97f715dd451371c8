using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Typed.Tracking;

namespace Typed.Storage.S3;

/// <summary>Sends a large file in parts. The object appears when the last call completes it; an upload that broke off continues with the missing parts.</summary>
internal sealed class PartUpload(IAmazonS3 client, S3ResultStoreOptions options)
{
    private const int MostParts = 10_000;

    /// <returns>Whether an earlier upload was continued.</returns>
    public async Task<bool> SendAsync(string key, ResultFile file, string hashKey, CancellationToken cancellationToken)
    {
        var parts = await PartsOfAsync(file, cancellationToken).ConfigureAwait(false);
        var (upload, sent) = await ContinueAsync(key, file, parts, cancellationToken).ConfigureAwait(false)
            ?? (await BeginAsync(key, file, hashKey, cancellationToken).ConfigureAwait(false), []);
        var isContinued = sent.Count > 0;
        var tags = new List<PartETag>(parts.Count);
        foreach (var part in parts)
        {
            tags.Add(sent.TryGetValue(part.Number, out var known) ? known : await SendAsync(key, upload, file, part, cancellationToken).ConfigureAwait(false));
        }

        await client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload, PartETags = tags }, cancellationToken).ConfigureAwait(false);
        return isContinued;
    }

    private async Task<string> BeginAsync(string key, ResultFile file, string hashKey, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = options.Bucket, Key = key, ChecksumAlgorithm = ChecksumAlgorithm.SHA256 };
        if (file.ContentType is { } type)
        {
            request.ContentType = type;
        }

        request.Metadata[hashKey] = file.Sha256;
        return (await client.InitiateMultipartUploadAsync(request, cancellationToken).ConfigureAwait(false)).UploadId;
    }

    private async Task<PartETag> SendAsync(string key, string upload, ResultFile file, Part part, CancellationToken cancellationToken)
    {
        var answer = await client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = options.Bucket,
                Key = key,
                UploadId = upload,
                PartNumber = part.Number,
                FilePath = file.Path,
                FilePosition = part.Offset,
                PartSize = part.Length,
                UseChunkEncoding = false,
                ChecksumSHA256 = part.Sha256,
            },
            cancellationToken).ConfigureAwait(false);
        return TagOf(part, answer.ETag, answer.ChecksumSHA256);
    }

    // A store that states no checksum does not know them, and may refuse the end of an upload that names them (OpenStack Swift: MalformedXML).
    private static PartETag TagOf(Part part, string tag, string? checksum) =>
        new(part.Number, tag) { ChecksumSHA256 = string.IsNullOrEmpty(checksum) ? null : part.Sha256 };

    // Continues the upload whose parts are all parts of this file. Others of the same key are from another content, and are removed.
    private async Task<(string Upload, Dictionary<int, PartETag> Sent)?> ContinueAsync(string key, ResultFile file, List<Part> parts, CancellationToken cancellationToken)
    {
        (string, Dictionary<int, PartETag>)? found = null;
        foreach (var upload in await ListAsync(key, cancellationToken).ConfigureAwait(false))
        {
            var sent = found is null ? await MatchAsync(key, upload.UploadId, file, parts, cancellationToken).ConfigureAwait(false) : null;
            if (sent is { Count: > 0 })
            {
                found = (upload.UploadId, sent);
            }
            else
            {
                await client.AbortMultipartUploadAsync(
                    new AbortMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload.UploadId }, cancellationToken).ConfigureAwait(false);
            }
        }

        return found;
    }

    // Not all users may list uploads. Theirs are not continued.
    private async Task<IEnumerable<MultipartUpload>> ListAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = options.Bucket, Prefix = key }, cancellationToken).ConfigureAwait(false);
            return (listed.MultipartUploads ?? []).Where(upload => upload.Key == key);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.Forbidden)
        {
            return [];
        }
    }

    // Null if a part is not one of the file.
    private async Task<Dictionary<int, PartETag>?> MatchAsync(string key, string upload, ResultFile file, List<Part> parts, CancellationToken cancellationToken)
    {
        var sent = new Dictionary<int, PartETag>();
        var request = new ListPartsRequest { BucketName = options.Bucket, Key = key, UploadId = upload };
        while (true)
        {
            var page = await client.ListPartsAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var there in page.Parts ?? [])
            {
                if (there.PartNumber is not { } number
                    || parts.ElementAtOrDefault(number - 1) is not { } part
                    || there.Size != part.Length
                    || !await IsSameAsync(there, file, part, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                sent[number] = TagOf(part, there.ETag, there.ChecksumSHA256);
            }

            if (page.IsTruncated != true || page.NextPartNumberMarker is not { } next)
            {
                return sent;
            }

            request.PartNumberMarker = next.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static Task<bool> IsSameAsync(PartDetail there, ResultFile file, Part part, CancellationToken cancellationToken) => string.IsNullOrEmpty(there.ChecksumSHA256)
        ? file.HasTagAsync(part.Offset, part.Length, there.ETag, cancellationToken)
        : Task.FromResult(there.ChecksumSHA256 == part.Sha256);

    private async Task<List<Part>> PartsOfAsync(ResultFile file, CancellationToken cancellationToken)
    {
        var length = Math.Max(options.PartBytes, (file.Length + MostParts - 1) / MostParts);
        var parts = new List<Part>();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var offset = 0L; offset < file.Length; offset += length)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var part = Math.Min(length, file.Length - offset);
            await file.ReadAsync(
                offset,
                part,
                bytes =>
                {
                    hash.AppendData(bytes);
                    whole.AppendData(bytes);
                },
                cancellationToken).ConfigureAwait(false);
            parts.Add(new Part(parts.Count + 1, offset, part, Convert.ToBase64String(hash.GetHashAndReset())));
        }

        file.ThrowIfOther(whole.GetHashAndReset());
        return parts;
    }

    /// <summary>A part of a file.</summary>
    /// <param name="Number">The number, from 1.</param>
    /// <param name="Offset">Where it begins.</param>
    /// <param name="Length">The length in bytes.</param>
    /// <param name="Sha256">The hash, in base64.</param>
    private sealed record Part(int Number, long Offset, long Length, string Sha256);
}
