using System.Security.Cryptography;
using System.Text;

namespace Typed.Providers.Http;

/// <summary>Identifies an account without revealing its keys.</summary>
internal static class AccountHash
{
    // 64 bits distinguish accounts. They are too few to confirm a guessed key with certainty, and a key has far more.
    private const int Length = 16;

    /// <summary>Computes the first characters of a SHA-256 hash over the base address and the key headers, in lowercase hex.</summary>
    public static string Of(ApiSettings settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"typed-account\n{settings.Provider}\n{settings.BaseAddress.AbsoluteUri}"));
        foreach (var (name, value) in settings.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name.ToUpperInvariant()}\n{value}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..Length].ToLowerInvariant();
    }
}
