using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Typed.Specification;

/// <summary>Recognizes texts that JSON holds as they are: printable ASCII without the characters that the serializer's default encoder escapes.</summary>
/// <remarks>The encoder would do, but setting it up takes a process several milliseconds. It is used only for texts that need it.</remarks>
internal static class PlainText
{
    /// <summary>The text in quotes, escaped as the serializer does by default.</summary>
    public static string Quote(string text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c))
            {
                return string.Concat("\"", JsonEncodedText.Encode(text).Value, "\"");
            }
        }

        return string.Concat("\"", text, "\"");
    }

    /// <summary>Whether a text in UTF-8 needs no escapes.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Vector128<byte>.Count)
        {
            return IsPlainOneByOne(text);
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var last = (nuint)(text.Length - Vector128<byte>.Count);
        for (nuint at = 0; at < last; at += (nuint)Vector128<byte>.Count)
        {
            if (HasSpecial(Vector128.LoadUnsafe(ref start, at)))
            {
                return false;
            }
        }

        // The last part may overlap the one before.
        return !HasSpecial(Vector128.LoadUnsafe(ref start, last));
    }

    private static bool IsPlainOneByOne(ReadOnlySpan<byte> text)
    {
        foreach (var one in text)
        {
            if (!IsPlain((char)one))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '\\' or '`');

    // Two pairs differ by one bit, so that one comparison finds both: & and ', < and >.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSpecial(Vector128<byte> part)
    {
        var special = Vector128.GreaterThan(part - Vector128.Create((byte)' '), Vector128.Create((byte)('~' - ' ')))
            | Vector128.Equals(part, Vector128.Create((byte)'"'))
            | Vector128.Equals(part | Vector128.Create((byte)1), Vector128.Create((byte)'\''))
            | Vector128.Equals(part, Vector128.Create((byte)'+'))
            | Vector128.Equals(part | Vector128.Create((byte)2), Vector128.Create((byte)'>'))
            | Vector128.Equals(part, Vector128.Create((byte)'\\'))
            | Vector128.Equals(part, Vector128.Create((byte)'`'));
        return special != Vector128<byte>.Zero;
    }
}
