using System.Numerics;
using System.Security.Cryptography;

namespace Typed.Providers.Described.Format;

/// <summary>Verifies Ed25519 signatures (RFC 8032), which the framework does not offer. Everything here is public: key, message and signature, so the time may depend on them.</summary>
internal static class Ed25519
{
    /// <summary>The length of a public key in bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>The length of a signature in bytes.</summary>
    public const int SignatureLength = 64;

    /// <summary>Determines whether the signature is valid. False for a key or a signature that is not a point of the curve, or not in its shortest form.</summary>
    /// <param name="publicKey">The public key.</param>
    /// <param name="message">The signed bytes.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength
            || EdwardsPoint.Decode(publicKey) is not { } key || EdwardsPoint.Decode(signature[..KeyLength]) is not { } commitment
            // A key of small order would accept a signature for any message.
            || key.Times(EdwardsPoint.Cofactor).IsNeutral)
        {
            return false;
        }

        var response = Number(signature[KeyLength..]);
        if (response >= EdwardsPoint.Order)
        {
            // Another encoding of a valid signature. Accepting it would allow one message to be delivered as two.
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(signature[..KeyLength]);
        hash.AppendData(publicKey);
        hash.AppendData(message);
        var challenge = Number(hash.GetHashAndReset()) % EdwardsPoint.Order;
        // The base point times the response is the commitment plus the key times the challenge.
        return EdwardsPoint.Base.Times(response).Plus(key.Negative.Times(challenge)).Equals(commitment);
    }

    /// <summary>The public key of a private key (32 bytes). For keys of an emulator only: the time depends on the private key.</summary>
    public static byte[] PublicKeyOf(ReadOnlySpan<byte> privateKey) => EdwardsPoint.Base.Times(ScalarOf(SHA512.HashData(privateKey))).Encode();

    /// <summary>The secret number in the hash of a private key: RFC 8032, section 5.1.5.</summary>
    public static BigInteger ScalarOf(ReadOnlySpan<byte> hash)
    {
        Span<byte> low = stackalloc byte[KeyLength];
        hash[..KeyLength].CopyTo(low);
        low[0] &= 0xf8;
        low[31] = (byte)((low[31] & 0x7f) | 0x40);
        return Number(low);
    }

    /// <summary>The number that bytes stand for, the lowest byte first.</summary>
    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: false);
}
