using System.Security.Cryptography;
using System.Text;

namespace Typed.Providers.Http;

/// <summary>Names an account without showing its keys.</summary>
internal static class AccountHash
{
    // 64 bits tell accounts apart. They are too few to confirm a guessed key beyond doubt, and a key has far more.
    private const int Length = 16;

    /// <summary>The beginning of a SHA-256 over the base address and the headers with the keys, in lower-case hex.</summary>
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
