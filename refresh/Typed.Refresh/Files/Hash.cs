using System.Security.Cryptography;
using System.Text;

namespace Typed.Refresh.Files;

/// <summary>SHA-256 in the format of the lock.</summary>
internal static class Hash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Hashes text with \n line ends, so that a checkout with other line ends does not change the hash.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
