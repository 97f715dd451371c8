using System.Security.Cryptography;
using Typed.Tracking;

namespace Typed.Storage.S3;

/// <summary>Compares a file on the local disk with its hash: not all stores check the hash that a request states.</summary>
internal static class LocalFile
{
    public static void ThrowIfOther(this ResultFile file, byte[] sha256)
    {
        if (!Convert.ToHexString(sha256).Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ResultStoreException("The file changed before it was sent: it does not have its hash.");
        }
    }

    /// <summary>Whether a store's tag is the MD5 hash of these bytes, as with most stores. Only to find out what has already been sent.</summary>
    public static async Task<bool> HasTagAsync(this ResultFile file, long offset, long length, string? tag, CancellationToken cancellationToken)
    {
#pragma warning disable CA5351 // The tag is not ours to choose, and nothing secret depends on it.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        await file.ReadAsync(offset, length, hash.AppendData, cancellationToken).ConfigureAwait(false);
        return Convert.ToHexString(hash.GetHashAndReset()).Equals(tag?.Trim('"'), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a section of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">The length in bytes.</param>
    /// <param name="use">Gets the bytes, piece by piece.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task ReadAsync(this ResultFile file, long offset, long length, UseBytes use, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            stream.Position = offset;
            var buffer = new byte[1 << 16];
            for (var left = length; left > 0;)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    throw new ResultStoreException("The file became shorter while it was sent.");
                }

                use(buffer.AsSpan(0, count));
                left -= count;
            }
        }
    }
}

/// <summary>Uses bytes.</summary>
/// <param name="bytes">The bytes, valid during the call.</param>
internal delegate void UseBytes(ReadOnlySpan<byte> bytes);
