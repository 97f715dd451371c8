using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Typed.Tracking.Journal;

/// <summary>Short digests by which the index finds records without keeping their texts.</summary>
internal static class RecordDigest
{
    /// <summary>Digests a provider and its id of a job. Never default.</summary>
    public static UInt128 OfJobId(string provider, string jobId) => Of($"{provider}\n{jobId}");

    /// <summary>Digests an identity (<see cref="JobRecord.Identity"/>). Never default.</summary>
    public static UInt128 OfIdentity(string identity) => Of(identity);

    private static UInt128 Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash) | 1;
    }
}
