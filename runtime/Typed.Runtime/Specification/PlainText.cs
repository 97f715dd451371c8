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

    /// <summary>Copies a text that needs no escapes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">Room for a byte for each character.</param>
    /// <returns>False if the text needs escapes. The target may then contain a part of it.</returns>
    public static bool TryCopy(ReadOnlySpan<char> text, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, text.Length);
        if (!Vector128.IsHardwareAccelerated || text.Length < Vector128<byte>.Count)
        {
            return TryCopyOneByOne(text, target);
        }

        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref MemoryMarshal.GetReference(target);
        var last = (nuint)(text.Length - Vector128<byte>.Count);
        for (nuint at = 0; at < last; at += (nuint)Vector128<byte>.Count)
        {
            if (!TryCopyPart(ref from, ref to, at))
            {
                return false;
            }
        }

        // The last part may overlap the one before.
        return TryCopyPart(ref from, ref to, last);
    }

    private static bool TryCopyOneByOne(ReadOnlySpan<char> text, Span<byte> target)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]))
            {
                return false;
            }

            target[i] = (byte)text[i];
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyPart(ref ushort from, ref byte to, nuint at)
    {
        var first = Vector128.LoadUnsafe(ref from, at);
        var second = Vector128.LoadUnsafe(ref from, at + (nuint)Vector128<ushort>.Count);
        // Narrowing drops the upper bytes, which ASCII does not have.
        var part = Vector128.Narrow(first, second);
        if (((first | second) & Vector128.Create((ushort)0xFF00)) != Vector128<ushort>.Zero || HasSpecial(part))
        {
            return false;
        }

        part.StoreUnsafe(ref to, at);
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
