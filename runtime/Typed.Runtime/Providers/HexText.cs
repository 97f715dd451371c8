namespace Typed.Providers;

/// <summary>Writes bytes as hexadecimal text.</summary>
internal static class HexText
{
    public static string Lower(byte[] bytes) =>
#if NET9_0_OR_GREATER
        Convert.ToHexStringLower(bytes);
#else
        string.Create(2 * bytes.Length, bytes, static (text, all) =>
        {
            for (var i = 0; i < all.Length; i++)
            {
                text[2 * i] = "0123456789abcdef"[all[i] >> 4];
                text[(2 * i) + 1] = "0123456789abcdef"[all[i] & 15];
            }
        });
#endif
}
