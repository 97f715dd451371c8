using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

public sealed class Crc32Tests
{
    // The check value that catalogues of checksums give for CRC-32.
    [Fact]
    public void It_is_the_checksum_of_zip_and_png() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    [Fact]
    public void Any_length_and_any_division_give_what_one_bit_after_another_gives()
    {
        var bytes = new byte[67];
        new Random(7).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var expected = BitByBit(bytes.AsSpan(0, length));
            Assert.Equal(expected, Crc32.Of(bytes.AsSpan(0, length)));
            Assert.Equal(expected, Crc32.Of(bytes.AsSpan(0, length / 3), bytes.AsSpan(length / 3, length - (length / 3))));
        }
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
