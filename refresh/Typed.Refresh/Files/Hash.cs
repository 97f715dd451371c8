using System.Security.Cryptography;
using System.Text;

namespace Typed.Refresh.Files;

/// <summary>SHA-256 as the lock writes it.</summary>
internal static class Hash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Over \n line ends: a checkout that changes them changes no content.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
