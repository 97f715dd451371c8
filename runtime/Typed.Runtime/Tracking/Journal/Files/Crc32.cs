using System.Buffers.Binary;

namespace Typed.Tracking.Journal;

/// <summary>CRC-32 as in zip and PNG (reflected 0xEDB88320). A package for it would add a dependency for forty lines.</summary>
/// <remarks>Eight bytes at a time, with a table for each of their positions: a start reads the checksums of the whole journal.</remarks>
internal static class Crc32
{
    private const int Positions = 8;
    private const int Values = 256;

    private static readonly uint[] s_table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes) => Of(bytes, []);

    /// <summary>The checksum of two spans, as of one span that contains both.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var crc = Continue(Continue(uint.MaxValue, first), second);
        return ~crc;
    }

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> table = s_table;
        while (bytes.Length >= Positions)
        {
            var low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            // The byte that comes first has the most bytes after it.
            crc = table[(7 * Values) + (byte)low] ^ table[(6 * Values) + (byte)(low >> 8)] ^ table[(5 * Values) + (byte)(low >> 16)] ^ table[(4 * Values) + (byte)(low >> 24)]
                ^ table[(3 * Values) + (byte)high] ^ table[(2 * Values) + (byte)(high >> 8)] ^ table[Values + (byte)(high >> 16)] ^ table[(byte)(high >> 24)];
            bytes = bytes[Positions..];
        }

        foreach (var one in bytes)
        {
            crc = table[(byte)(crc ^ one)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[Positions * Values];
        for (var i = 0u; i < Values; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        // A byte, followed by one zero more than in the table before.
        for (var i = Values; i < table.Length; i++)
        {
            var before = table[i - Values];
            table[i] = table[(byte)before] ^ (before >> 8);
        }

        return table;
    }
}
