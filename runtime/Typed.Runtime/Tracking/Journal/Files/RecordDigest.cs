using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>Short digests by which the index finds records without keeping their texts.</summary>
internal static class RecordDigest
{
    private const int MaxOnStack = 1024;

    /// <summary>Digests a provider and its id of a job. Never default.</summary>
    public static UInt128 OfJobId(string provider, string jobId) => Of($"{provider}\n{jobId}");

    /// <summary>Digests a provider and its id of a job, which a reader is at. Never default.</summary>
    public static UInt128 OfJobId(string provider, ref Utf8JsonReader jobId)
    {
        var length = Encoding.UTF8.GetMaxByteCount(provider.Length) + 1 + jobId.ValueSpan.Length;
        if (length > MaxOnStack)
        {
            return OfJobId(provider, jobId.GetString()!);
        }

        Span<byte> bytes = stackalloc byte[MaxOnStack];
        var count = Encoding.UTF8.GetBytes(provider, bytes);
        bytes[count++] = (byte)'\n';
        count += jobId.CopyString(bytes[count..]);
        return Of(bytes[..count]);
    }

    /// <summary>Digests an identity (<see cref="JobRecord.Identity"/>). Never default.</summary>
    public static UInt128 OfIdentity(string identity) => Of(identity);

    /// <summary>Digests the identity of a record with an idempotency key; default if the record has none.</summary>
    public static UInt128 OfKeyedIdentity(JobRecord record) => record is { IdempotencyKey: not null, Identity: { } identity } ? OfIdentity(identity) : default;

    private static UInt128 Of(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[length];
        return Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static UInt128 Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash) | 1;
    }
}
